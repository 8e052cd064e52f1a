package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.Span;
import io.github.kindproof.seccomp.file.TextRegion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The findings in a file.
 *
 * @param text empty if the file could not be read
 */
public record LintedFile(Path file, String text, List<LintFinding> findings) {
  public LintedFile {
    findings = List.copyOf(findings);
  }

  public boolean isMalformed() {
    return findings.stream().anyMatch(it -> it.problem().kind().malformed());
  }

  /** The region of a finding; empty if it is about the whole file. */
  Optional<TextRegion> region(LintFinding finding) {
    Span span = finding.problem().span();
    return span.line() == 0 ? Optional.empty() : Optional.of(TextRegion.of(span, text));
  }

  /** The path that pages of a repository expect: relative if the file is below this folder. */
  String path() {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
