package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found in all files.
 *
 * @param files in the order in which they were named
 * @param failOn from which severity on a finding is a failure
 */
public record LintReport(List<LintedFile> files, Severity failOn) {
  /** Copies the list. */
  public LintReport {
    files = List.copyOf(files);
  }

  /** Whether a file is no profile. */
  public boolean isMalformed() {
    return files.stream().anyMatch(LintedFile::isMalformed);
  }

  /** Whether a finding is a failure, or a file is no profile. */
  public boolean fails() {
    return isMalformed() || findings().anyMatch(it -> it.severity().compareTo(failOn) >= 0);
  }

  /** How many findings are this severe. */
  public long count(Severity severity) {
    return findings().filter(it -> it.severity() == severity).count();
  }

  /** How many findings can be put right without a person. */
  public long mendable() {
    return findings().filter(it -> it.problem().edit().isPresent()).count();
  }

  private Stream<LintFinding> findings() {
    return files.stream().flatMap(it -> it.findings().stream());
  }
}
