package io.github.kindproof.seccomp;

/**
 * A syscall of one architecture.
 *
 * @param name as libseccomp spells it, which profiles must follow: {@code pread64}, not pread
 * @param number the architecture's number
 */
public record Syscall(String name, int number) {

  /** Create a syscall that is newer than the table, named after its number. */
  static Syscall nameless(int number) {
    return new Syscall("syscall_" + number, number);
  }
}
