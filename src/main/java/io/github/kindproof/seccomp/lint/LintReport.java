package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * The findings in all files.
 *
 * @param failOn the lowest severity that fails
 */
public record LintReport(List<LintedFile> files, Severity failOn) {
  public LintReport {
    files = List.copyOf(files);
  }

  public boolean isMalformed() {
    return files.stream().anyMatch(LintedFile::isMalformed);
  }

  public boolean fails() {
    return findings().anyMatch(this::fails);
  }

  /** Whether this finding alone fails. */
  boolean fails(LintFinding finding) {
    return finding.problem().kind().malformed() || finding.severity().compareTo(failOn) >= 0;
  }

  public long count(Severity severity) {
    return findings().filter(it -> it.severity() == severity).count();
  }

  /** How many findings {@code --fix} can correct. */
  public long mendable() {
    return findings().filter(it -> it.problem().isMendable()).count();
  }

  private Stream<LintFinding> findings() {
    return files.stream().flatMap(it -> it.findings().stream());
  }
}
