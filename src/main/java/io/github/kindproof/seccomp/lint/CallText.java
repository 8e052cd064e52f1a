package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.List;
import java.util.stream.Collectors;

/** A syscall with its arguments, as in a program: {@code socket(0x28, …)}. */
final class CallText {
  private static final long LARGEST_DECIMAL = 9999;

  private CallText() {}

  /** The syscall, up to the last argument that is not 0. */
  static String of(String name, SeccompData call) {
    List<Long> arguments = call.arguments();
    int last = 0;
    for (int i = 0; i < arguments.size(); i++) {
      last = arguments.get(i) == 0 ? last : i;
    }
    return arguments.stream()
        .limit(last + 1L)
        .map(CallText::number)
        .collect(Collectors.joining(", ", name + "(", last + 1 < arguments.size() ? ", …)" : ")"));
  }

  /** A number, hexadecimal if it is long. */
  static String number(long value) {
    return value >= 0 && value <= LARGEST_DECIMAL
        ? String.valueOf(value)
        : "0x" + Long.toHexString(value);
  }
}
