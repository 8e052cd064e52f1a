package io.github.kindproof.seccomp.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A seccomp filter as the kernel holds it: a program of classic BPF that takes a syscall and
 * returns an action. It has only forward jumps, so each run ends.
 *
 * <p>Checked as the kernel checks a filter before it attaches it ({@code bpf_check_classic} and
 * {@code seccomp_check_filter}, Linux 6.18), but for reads of memory words that no instruction
 * wrote: they are 0 here.
 */
public final class BpfProgram implements SyscallFilter {
  private static final int INSTRUCTION_BYTES = 8;
  private static final int MAX_LENGTH = 4096;
  private static final int MEMORY_WORDS = 16;
  private static final int WORD_BITS = 32;

  /** The codes that {@code seccomp_check_filter} admits. */
  private static final Set<Integer> CODES =
      Set.of(
          0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0c, 0x14, 0x15, 0x16, 0x1c, 0x1d, 0x20,
          0x24, 0x25, 0x2c, 0x2d, 0x34, 0x35, 0x3c, 0x3d, 0x44, 0x45, 0x4c, 0x4d, 0x54, 0x5c, 0x60,
          0x61, 0x64, 0x6c, 0x74, 0x7c, 0x80, 0x81, 0x84, 0x87, 0xa4, 0xac);

  private final List<BpfInstruction> instructions;

  private BpfProgram(List<BpfInstruction> instructions) {
    this.instructions = List.copyOf(instructions);
  }

  /**
   * Read a program from the hexadecimal of its {@code struct sock_filter} array, little-endian.
   *
   * @throws IllegalArgumentException if the kernel would not attach it as a filter
   */
  public static BpfProgram parse(String hexadecimal) {
    ByteBuffer bytes =
        ByteBuffer.wrap(HexFormat.of().parseHex(hexadecimal)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() % INSTRUCTION_BYTES != 0) {
      throw new IllegalArgumentException("the last instruction is not whole");
    }
    List<BpfInstruction> instructions = new ArrayList<>();
    while (bytes.hasRemaining()) {
      instructions.add(
          new BpfInstruction(
              Short.toUnsignedInt(bytes.getShort()),
              Byte.toUnsignedInt(bytes.get()),
              Byte.toUnsignedInt(bytes.get()),
              Integer.toUnsignedLong(bytes.getInt())));
    }
    return of(instructions);
  }

  static BpfProgram of(List<BpfInstruction> instructions) {
    int length = instructions.size();
    if (length == 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a filter has 1 to " + MAX_LENGTH + " instructions, not " + length);
    }
    for (int at = 0; at < length; at++) {
      BpfInstruction instruction = instructions.get(at);
      if (!isValid(instruction, length - at - 1)) {
        throw new IllegalArgumentException(
            "instruction " + at + " is not one of a filter: " + instruction);
      }
    }
    if (instructions.get(length - 1).instructionClass() != BpfInstruction.RET) {
      throw new IllegalArgumentException("the last instruction does not return");
    }
    return new BpfProgram(instructions);
  }

  private static boolean isValid(BpfInstruction it, int following) {
    return CODES.contains(it.code())
        && switch (it.instructionClass()) {
          case BpfInstruction.LD, BpfInstruction.LDX ->
              switch (it.mode()) {
                case BpfInstruction.MODE_ABSOLUTE ->
                    it.constant() < SeccompData.SIZE && it.constant() % Integer.BYTES == 0;
                case BpfInstruction.MODE_MEMORY -> it.constant() < MEMORY_WORDS;
                default -> true;
              };
          case BpfInstruction.ST, BpfInstruction.STX -> it.constant() < MEMORY_WORDS;
          case BpfInstruction.ALU ->
              switch (it.operation()) {
                case BpfInstruction.DIV -> it.usesX() || it.constant() != 0;
                case BpfInstruction.LSH, BpfInstruction.RSH ->
                    it.usesX() || it.constant() < WORD_BITS;
                default -> true;
              };
          case BpfInstruction.JMP ->
              it.operation() == BpfInstruction.JA
                  ? it.constant() < following
                  : it.ifTrue() < following && it.ifFalse() < following;
          default -> true;
        };
  }

  /** Return the number of instructions. */
  public int length() {
    return instructions.size();
  }

  List<BpfInstruction> instructions() {
    return instructions;
  }

  @Override
  public FilterAnswer answer(SeccompData data) {
    return FilterAnswer.ofReturnValue(run(data));
  }

  @Override
  public BoundaryValues boundaryValues(long architecture, int number) {
    return ProgramPaths.valuesOf(this, architecture, number);
  }

  /** Return the return value of a run: the action in the upper 16 bits, its data in the lower. */
  int run(SeccompData data) {
    int[] memory = new int[MEMORY_WORDS];
    int accumulator = 0;
    int x = 0;
    int at = 0;
    while (true) {
      BpfInstruction it = instructions.get(at++);
      int constant = (int) it.constant();
      int operand = it.usesX() ? x : constant;
      switch (it.instructionClass()) {
        case BpfInstruction.LD -> accumulator = load(it, data, memory);
        case BpfInstruction.LDX -> x = load(it, data, memory);
        case BpfInstruction.ST -> memory[constant] = accumulator;
        case BpfInstruction.STX -> memory[constant] = x;
        case BpfInstruction.ALU -> {
          if (it.operation() == BpfInstruction.DIV && operand == 0) {
            return 0;
          }
          accumulator = calculate(it.operation(), accumulator, operand);
        }
        case BpfInstruction.JMP -> {
          if (it.operation() == BpfInstruction.JA) {
            at += constant;
          } else {
            boolean holds =
                it.holds(Integer.toUnsignedLong(accumulator), Integer.toUnsignedLong(operand));
            at += holds ? it.ifTrue() : it.ifFalse();
          }
        }
        case BpfInstruction.RET -> {
          return it.returnsAccumulator() ? accumulator : constant;
        }
        default -> {
          if (it.copiesToX()) {
            x = accumulator;
          } else {
            accumulator = x;
          }
        }
      }
    }
  }

  private static int load(BpfInstruction it, SeccompData data, int[] memory) {
    int constant = (int) it.constant();
    return switch (it.mode()) {
      case BpfInstruction.MODE_ABSOLUTE -> data.word(constant);
      case BpfInstruction.MODE_MEMORY -> memory[constant];
      case BpfInstruction.MODE_LENGTH -> SeccompData.SIZE;
      default -> constant;
    };
  }

  private static int calculate(int operation, int accumulator, int operand) {
    return switch (operation) {
      case BpfInstruction.ADD -> accumulator + operand;
      case BpfInstruction.SUB -> accumulator - operand;
      case BpfInstruction.MUL -> accumulator * operand;
      case BpfInstruction.DIV -> Integer.divideUnsigned(accumulator, operand);
      case BpfInstruction.OR -> accumulator | operand;
      case BpfInstruction.AND -> accumulator & operand;
      case BpfInstruction.LSH -> accumulator << operand;
      case BpfInstruction.RSH -> accumulator >>> operand;
      case BpfInstruction.NEG -> -accumulator;
      default -> accumulator ^ operand;
    };
  }
}
