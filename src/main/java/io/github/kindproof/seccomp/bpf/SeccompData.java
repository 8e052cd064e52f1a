package io.github.kindproof.seccomp.bpf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A syscall as a filter sees it: the kernel's {@code struct seccomp_data}, 64 bytes, little-endian.
 *
 * @param architecture the kernel's {@code AUDIT_ARCH_*}
 * @param number the syscall's number; bit 30 is set for x32
 * @param arguments the six registers, 64 bits each, whatever the syscall's C types are
 */
public record SeccompData(long architecture, int number, List<Long> arguments) {
  static final int SIZE = 64;
  static final int NUMBER = 0;
  static final int ARCHITECTURE = 4;
  static final int FIRST_ARGUMENT = 16;
  private static final int ARGUMENTS = 6;

  /**
   * Copy the arguments.
   *
   * @throws IllegalArgumentException if there are not six
   */
  public SeccompData {
    if (arguments.size() != ARGUMENTS) {
      throw new IllegalArgumentException("six arguments, not " + arguments.size());
    }
    arguments = List.copyOf(arguments);
  }

  /** Create a syscall with these arguments; those not given are 0. */
  public static SeccompData of(long architecture, int number, long... arguments) {
    List<Long> six = LongStream.of(Arrays.copyOf(arguments, ARGUMENTS)).boxed().toList();
    return new SeccompData(architecture, number, six);
  }

  /** Return the arguments up to the last that is not 0, for example {@code (0x10, 0, 0x1)}. */
  public String shownArguments() {
    int last = ARGUMENTS - 1;
    while (last > 0 && arguments.get(last) == 0) {
      last--;
    }
    return arguments.subList(0, last + 1).stream()
        .map(it -> it == 0 ? "0" : "0x" + Long.toHexString(it))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Return the 32-bit word at an offset. The instruction pointer, at 8 and 12, is 0. */
  int word(int offset) {
    if (offset == NUMBER) {
      return number;
    }
    if (offset == ARCHITECTURE) {
      return (int) architecture;
    }
    if (offset < FIRST_ARGUMENT) {
      return 0;
    }
    long argument = arguments.get((offset - FIRST_ARGUMENT) / Long.BYTES);
    return (int) (offset % Long.BYTES == 0 ? argument : argument >>> Integer.SIZE);
  }
}
