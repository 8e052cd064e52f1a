package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.seccomp.Errno;
import java.util.Optional;

/** What a workload that nothing restrains says of its trouble. Pure. */
final class OwnFault {
  private OwnFault() {}

  /** A sentence on what is wrong, by its own words; empty if they do not tell. */
  static Optional<String> of(String words) {
    // Of runc: exec: "program": …
    if (words.contains("executable file not found")
        || (words.contains("exec: \"") && Errno.in(words).equals(Optional.of(Errno.ENOENT)))) {
      return Optional.of("a file is missing: the program that it shall start");
    }
    return Errno.in(words)
        .flatMap(
            errno ->
                switch (errno) {
                  case ENOENT -> Optional.of("a file is missing");
                  case ENOSYS -> Optional.of("this kernel has no such system call");
                  default -> Optional.empty();
                });
  }
}
