package io.github.kindproof.seccomp.bpf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random programs that the kernel takes as filters. Each answers every call with an errno, so that
 * under it none does anything.
 */
final class RandomPrograms {
  private static final int[] CALCULATIONS = {
    0x04, 0x0c, 0x14, 0x1c, 0x24, 0x2c, 0x34, 0x44, 0x4c, 0x54, 0x5c, 0x64, 0x74, 0x84, 0xa4, 0xac
  };
  private static final int[] JUMPS = {0x15, 0x1d, 0x25, 0x2d, 0x35, 0x3d, 0x45, 0x4d};
  private static final int[] OFFSETS = {0, 4, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60};
  private static final long[] CONSTANTS = {
    0, 1, 2, 7, 40, 0xff, 0x28, 0x40000003L, 0xc000003eL, 0x7fffffffL, 0x80000000L, 0xffffffffL
  };
  private static final int ERRNO = 0x50000;
  private static final int MAX_ERRNO = 4095;

  private final Random random;

  RandomPrograms(Random random) {
    this.random = random;
  }

  BpfProgram next() {
    int body = 1 + random.nextInt(60);
    List<BpfInstruction> instructions = new ArrayList<>();
    // The kernel takes no read of a memory word that was not written.
    instructions.add(BpfProgramTest.at(0x02, 0));
    for (int at = 1; at <= body; at++) {
      instructions.add(instruction(body - at));
    }
    instructions.add(BpfProgramTest.at(0x54, MAX_ERRNO));
    instructions.add(BpfProgramTest.at(0x44, ERRNO));
    instructions.add(BpfProgramTest.at(0x16, 0));
    return BpfProgram.of(instructions);
  }

  /**
   * @param following how many more instructions the body has; a jump may also leave it
   */
  private BpfInstruction instruction(int following) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> BpfProgramTest.at(0x20, OFFSETS[random.nextInt(OFFSETS.length)]);
      case 3 -> calculation();
      case 4 -> BpfProgramTest.at(random.nextBoolean() ? 0x07 : 0x87, 0);
      case 5 ->
          switch (random.nextInt(6)) {
            case 0 -> BpfProgramTest.at(0x02, 0);
            case 1 -> BpfProgramTest.at(0x03, 0);
            case 2 -> BpfProgramTest.at(0x60, 0);
            case 3 -> BpfProgramTest.at(0x61, 0);
            case 4 -> BpfProgramTest.at(random.nextBoolean() ? 0x80 : 0x81, 0);
            default -> BpfProgramTest.at(random.nextBoolean() ? 0x00 : 0x01, constant());
          };
      case 6 ->
          random.nextInt(4) > 0
              ? calculation()
              : BpfProgramTest.at(0x06, ERRNO | random.nextInt(MAX_ERRNO + 1));
      case 7 -> BpfProgramTest.at(0x05, random.nextInt(following + 1));
      default ->
          BpfProgramTest.jump(
              JUMPS[random.nextInt(JUMPS.length)],
              constant(),
              random.nextInt(following + 1),
              random.nextInt(following + 1));
    };
  }

  private BpfInstruction calculation() {
    int code = CALCULATIONS[random.nextInt(CALCULATIONS.length)];
    long constant =
        switch (code) {
          case 0x34 -> 1 + random.nextInt(9);
          case 0x64, 0x74 -> random.nextInt(32);
          default -> constant();
        };
    return BpfProgramTest.at(code, constant);
  }

  private long constant() {
    return random.nextInt(3) == 0
        ? Integer.toUnsignedLong(random.nextInt())
        : CONSTANTS[random.nextInt(CONSTANTS.length)];
  }

  /**
   * Return a call whose words often meet the constants. Linux 6.18 does not filter uretprobe (335)
   * and uprobe (336), so the numbers end before them.
   */
  SeccompData call(long architecture) {
    long[] arguments = new long[6];
    boolean wide = architecture != KernelFilters.I386;
    for (int index = 0; index < arguments.length; index++) {
      arguments[index] = (wide ? constant() << Integer.SIZE : 0) | constant();
    }
    return SeccompData.of(architecture, random.nextInt(335), arguments);
  }
}
