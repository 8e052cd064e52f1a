package io.github.kindproof.seccomp.bpf;

/**
 * An instruction of classic BPF: the kernel's {@code struct sock_filter}.
 *
 * @param code class, size or operation, and source, as in {@code linux/bpf_common.h}
 * @param ifTrue how many instructions a conditional jump skips if it holds
 * @param ifFalse how many it skips otherwise
 * @param constant the field {@code k}, 32 bits without a sign
 */
record BpfInstruction(int code, int ifTrue, int ifFalse, long constant) {
  static final int LD = 0x00;
  static final int LDX = 0x01;
  static final int ST = 0x02;
  static final int STX = 0x03;
  static final int ALU = 0x04;
  static final int JMP = 0x05;
  static final int RET = 0x06;
  static final int MISC = 0x07;

  static final int MODE_IMMEDIATE = 0x00;
  static final int MODE_ABSOLUTE = 0x20;
  static final int MODE_MEMORY = 0x60;
  static final int MODE_LENGTH = 0x80;

  static final int ADD = 0x00;
  static final int SUB = 0x10;
  static final int MUL = 0x20;
  static final int DIV = 0x30;
  static final int OR = 0x40;
  static final int AND = 0x50;
  static final int LSH = 0x60;
  static final int RSH = 0x70;
  static final int NEG = 0x80;
  static final int XOR = 0xa0;

  static final int JA = 0x00;
  static final int JEQ = 0x10;
  static final int JGT = 0x20;
  static final int JGE = 0x30;
  static final int JSET = 0x40;

  private static final int CLASS_BITS = 0x07;
  private static final int MODE_BITS = 0xe0;
  private static final int OPERATION_BITS = 0xf0;
  private static final int FROM_X = 0x08;
  private static final int RETURNS_ACCUMULATOR = 0x10;
  private static final int FROM_ACCUMULATOR = 0x80;

  int instructionClass() {
    return code & CLASS_BITS;
  }

  int mode() {
    return code & MODE_BITS;
  }

  int operation() {
    return code & OPERATION_BITS;
  }

  /** Return whether the operand is the register X and not the constant. */
  boolean usesX() {
    return (code & FROM_X) != 0;
  }

  boolean returnsAccumulator() {
    return (code & (FROM_X | RETURNS_ACCUMULATOR)) == RETURNS_ACCUMULATOR;
  }

  /** Return whether it copies A to X ({@code TAX}) or, otherwise, X to A ({@code TXA}). */
  boolean copiesToX() {
    return (code & FROM_ACCUMULATOR) == 0;
  }

  /** Return whether a conditional jump holds for these operands, both 32 bits without a sign. */
  boolean holds(long accumulator, long operand) {
    return switch (operation()) {
      case JEQ -> accumulator == operand;
      case JGT -> accumulator > operand;
      case JGE -> accumulator >= operand;
      default -> (accumulator & operand) != 0;
    };
  }
}
