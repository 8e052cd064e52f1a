package io.github.kindproof.seccomp.lint;

import java.nio.file.Path;
import java.util.List;

/**
 * What was found in a file.
 *
 * @param file as it was named
 * @param findings in the order of the file
 */
public record LintedFile(Path file, List<LintFinding> findings) {
  /** Copies the list. */
  public LintedFile {
    findings = List.copyOf(findings);
  }

  /** Whether it is no profile at all. */
  public boolean isMalformed() {
    return findings.stream().anyMatch(it -> it.problem().kind().malformed());
  }
}
