package io.github.kindproof.seccomp.bpf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The argument values at which the answers of programs to one syscall can change: the constants
 * that the programs compare each half of an argument with, and their neighbors.
 *
 * <p>A program is followed along all paths that the architecture and the number leave open. Values
 * that a program calculates other than by a mask are not followed; no runtime's filter has such.
 */
final class BoundaryValues {
  private static final long WORD = 0xffffffffL;
  private static final int ARGUMENTS = 6;

  /**
   * The state at an instruction: the word of the syscall that the accumulator holds, and its mask.
   */
  private record State(int at, int offset, long mask) {}

  private static final int NOTHING = -1;

  private final SeccompData call;
  private final List<SortedSet<Long>> words =
      IntStream.range(0, 2 * ARGUMENTS).<SortedSet<Long>>mapToObj(i -> new TreeSet<>()).toList();

  private BoundaryValues(SeccompData call) {
    this.call = call;
  }

  /**
   * Return the values of each of the six arguments, unsigned, in ascending order; a single 0 where
   * no program looks at the argument.
   *
   * @param architecture the kernel's {@code AUDIT_ARCH_*}
   * @param number the syscall's number
   */
  static List<List<Long>> of(List<BpfProgram> programs, long architecture, int number) {
    BoundaryValues values = new BoundaryValues(SeccompData.of(architecture, number));
    programs.forEach(values::follow);
    return IntStream.range(0, ARGUMENTS).mapToObj(values::ofArgument).toList();
  }

  private List<Long> ofArgument(int index) {
    SortedSet<Long> low = words.get(2 * index);
    SortedSet<Long> high = words.get(2 * index + 1);
    SortedSet<Long> values = new TreeSet<>(Long::compareUnsigned);
    for (long upper : high.isEmpty() ? List.of(0L) : high) {
      for (long lower : low.isEmpty() ? List.of(0L) : low) {
        values.add(upper << Integer.SIZE | lower);
      }
    }
    return List.copyOf(values);
  }

  private void follow(BpfProgram program) {
    Set<State> visited = new HashSet<>();
    List<State> open = new ArrayList<>(List.of(new State(0, NOTHING, WORD)));
    while (!open.isEmpty()) {
      State state = open.remove(open.size() - 1);
      if (visited.add(state)) {
        open.addAll(next(program.instructions().get(state.at()), state));
      }
    }
  }

  private List<State> next(BpfInstruction it, State state) {
    int next = state.at() + 1;
    return switch (it.instructionClass()) {
      case BpfInstruction.RET -> List.of();
      case BpfInstruction.LD ->
          List.of(
              it.mode() == BpfInstruction.MODE_ABSOLUTE
                  ? new State(next, (int) it.constant(), WORD)
                  : new State(next, NOTHING, WORD));
      case BpfInstruction.ALU ->
          List.of(
              it.operation() == BpfInstruction.AND && !it.usesX()
                  ? new State(next, state.offset(), state.mask() & it.constant())
                  : new State(next, NOTHING, WORD));
      case BpfInstruction.JMP -> jump(it, state, next);
      default -> List.of(new State(next, state.offset(), state.mask()));
    };
  }

  private List<State> jump(BpfInstruction it, State state, int next) {
    if (it.operation() == BpfInstruction.JA) {
      return List.of(new State(next + (int) it.constant(), state.offset(), state.mask()));
    }
    State ifTrue = new State(next + it.ifTrue(), state.offset(), state.mask());
    State ifFalse = new State(next + it.ifFalse(), state.offset(), state.mask());
    int offset = state.offset();
    if (offset == SeccompData.NUMBER || offset == SeccompData.ARCHITECTURE) {
      long word = Integer.toUnsignedLong(call.word(offset)) & state.mask();
      return List.of(it.holds(word, it.constant()) ? ifTrue : ifFalse);
    }
    if (offset >= SeccompData.FIRST_ARGUMENT) {
      addAround(words.get((offset - SeccompData.FIRST_ARGUMENT) / Integer.BYTES), it, state.mask());
    }
    return List.of(ifTrue, ifFalse);
  }

  /** Adds the constant and its neighbors, each also with the bits outside the mask set. */
  private static void addAround(SortedSet<Long> values, BpfInstruction it, long mask) {
    values.add(0L);
    for (long around = it.constant() - 1; around <= it.constant() + 1; around++) {
      long value = around & WORD;
      values.add(value);
      values.add((value & mask) | (~mask & WORD));
    }
  }
}
