package io.github.kindproof.seccomp.lint;

import java.nio.file.Path;
import java.util.List;

public record LintedFile(Path file, List<LintFinding> findings) {
  public LintedFile {
    findings = List.copyOf(findings);
  }

  public boolean isMalformed() {
    return findings.stream().anyMatch(it -> it.problem().kind().malformed());
  }
}
