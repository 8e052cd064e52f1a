package io.github.kindproof.seccomp.bpf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths that the architecture and the number of a syscall leave open in a program, with the
 * values that it compares the arguments with on them.
 *
 * <p>Values that a program calculates other than by a mask are not followed; no runtime's filter
 * has such.
 */
final class ProgramPaths {
  private static final long WORD = 0xffffffffL;

  /**
   * The state at an instruction: the word of the syscall that the accumulator holds, and its mask.
   */
  private record State(int at, int offset, long mask) {}

  private static final int NOTHING = -1;

  private final SeccompData call;
  private final BoundaryValues values = new BoundaryValues();

  private ProgramPaths(SeccompData call) {
    this.call = call;
  }

  /** Return the boundary values of the arguments of a syscall. */
  static BoundaryValues valuesOf(BpfProgram program, long architecture, int number) {
    ProgramPaths paths = new ProgramPaths(SeccompData.of(architecture, number));
    paths.follow(program);
    return paths.values;
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
      int word = (offset - SeccompData.FIRST_ARGUMENT) / Integer.BYTES;
      values.around(word / 2, word % 2 == 1, it.constant(), state.mask());
    }
    return List.of(ifTrue, ifFalse);
  }
}
