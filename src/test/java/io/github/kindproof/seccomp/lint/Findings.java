package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import java.util.Map;

/** Reports of lint about a text, for tests of their formats. */
final class Findings {
  /** A profile with an error in line 2, warnings in line 3, and notes. */
  static final String PROFILE =
      """
      {"defaultAction": "SCMP_ACT_LOG", "syscalls": [
      {"names": ["write",     "pread", "read"], "action": "SCMP_ACT_ALLOW"},
      {"names": ["openat", "close", "close", "close"], "action": "SCMP_ACT_ALLOW"}]}
      """;

  private Findings() {}

  static LintReport report(String file, String text) {
    Path path = Path.of(file);
    return new Linter(LintConfig.none())
        .look(Map.of(path, ProfileFile.understood(text, ProfileFile.isYaml(path, text))));
  }
}
