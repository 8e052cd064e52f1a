package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A way into the kernel for a program's syscalls. A 64-bit x86 kernel has three, each with numbers
 * of its own, and a filter sees which one a program took.
 *
 * @param architecture the architecture in a profile's terms; X32 shares X86_64's code
 * @param tables the syscall table that its numbers come from
 * @param numberBits bits that are set in each number
 */
record Entry(Architecture architecture, Architecture tables, int numberBits) {
  private static final int X32_BIT = 0x40000000;

  /** A number that no kernel uses, to ask for what a filter says of calls that it cannot know. */
  private static final int UNKNOWN = 0x0fffffff;

  /** Return the entries of a kernel of this architecture. */
  static List<Entry> of(Architecture kernel) {
    return switch (kernel) {
      case X86_64 ->
          List.of(
              new Entry(Architecture.X86_64, Architecture.X86_64, 0),
              new Entry(Architecture.X86, Architecture.X86, 0),
              new Entry(Architecture.X32, Architecture.X86_64, X32_BIT));
      case AARCH64 ->
          List.of(
              new Entry(Architecture.AARCH64, Architecture.AARCH64, 0),
              new Entry(Architecture.ARM, Architecture.ARM, 0));
      default -> List.of(new Entry(kernel, kernel, 0));
    };
  }

  /** Return the kernel's {@code AUDIT_ARCH_*} that a filter sees. */
  long auditCode() {
    return tables.auditCode();
  }

  /** Return its syscalls, in alphabetical order. */
  List<Syscall> syscalls() {
    SyscallTable table = SyscallTable.of(tables);
    List<Syscall> calls = new ArrayList<>();
    for (String name : table.all().stream().sorted().toList()) {
      int number = table.call(name).orElseThrow().number();
      calls.add(new Syscall(name, number | numberBits));
    }
    return calls;
  }

  /** Return the number of a syscall that no table has. */
  int unknownNumber() {
    return UNKNOWN | numberBits;
  }
}
