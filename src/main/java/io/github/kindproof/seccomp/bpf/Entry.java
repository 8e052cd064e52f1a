package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.List;

/**
 * A way into the kernel for a program's syscalls. A 64-bit x86 kernel has three, each with numbers
 * of its own, and a filter sees which one a program took.
 *
 * @param architecture the architecture in a profile's terms; X32 shares X86_64's code
 * @param numberBits bits that are set in each number
 */
public record Entry(Architecture architecture, int numberBits) {
  private static final int X32_BIT = 0x40000000;

  /** A number that no kernel uses, to ask for what a filter says of calls that it cannot know. */
  private static final int UNKNOWN = 0x0fffffff;

  /** Return the entries of a kernel of this architecture. */
  public static List<Entry> of(Architecture kernel) {
    return switch (kernel) {
      case X86_64 ->
          List.of(
              new Entry(Architecture.X86_64, 0),
              new Entry(Architecture.X86, 0),
              new Entry(Architecture.X32, X32_BIT));
      case AARCH64 -> List.of(new Entry(Architecture.AARCH64, 0), new Entry(Architecture.ARM, 0));
      default -> List.of(new Entry(kernel, 0));
    };
  }

  /** Return the kernel's {@code AUDIT_ARCH_*} that a filter sees. */
  public long auditCode() {
    return architecture == Architecture.X32
        ? Architecture.X86_64.auditCode()
        : architecture.auditCode();
  }

  /** Return its syscalls, in alphabetical order. */
  public List<Syscall> syscalls() {
    SyscallTable table = SyscallTable.of(architecture);
    return table.all().stream().sorted().flatMap(name -> table.call(name).stream()).toList();
  }

  /** Return the number of a syscall that no table has. */
  public int unknownNumber() {
    return UNKNOWN | numberBits;
  }
}
