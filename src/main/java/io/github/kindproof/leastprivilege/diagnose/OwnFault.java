package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.seccomp.Errno;
import java.util.Optional;

/** The fault of an unrestricted workload, according to its own messages. Pure. */
final class OwnFault {
  private OwnFault() {}

  /** Return a sentence about the fault; empty if the messages do not show it. */
  static Optional<String> of(String words) {
    // runc writes: exec: "program": …
    if (words.contains("executable file not found")
        || (words.contains("exec: \"") && Errno.in(words).equals(Optional.of(Errno.ENOENT)))) {
      return Optional.of("a file is missing: the program to start");
    }
    return Errno.in(words)
        .flatMap(
            errno ->
                switch (errno) {
                  case ENOENT -> Optional.of("a file is missing");
                  case ENOSYS -> Optional.of("this kernel does not have the syscall");
                  default -> Optional.empty();
                });
  }
}
