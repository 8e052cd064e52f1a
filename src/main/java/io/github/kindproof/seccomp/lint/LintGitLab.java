package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.file.TextRegion;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings as a <a
 * href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">Code Quality
 * report</a>, which GitLab shows in merge requests.
 */
public final class LintGitLab {
  private LintGitLab() {}

  /** An array with one object per finding. */
  public static String of(LintReport report) {
    ArrayNode findings = JsonText.array();
    for (LintedFile file : report.files()) {
      List<String> fingerprints = Fingerprints.of(file);
      for (int i = 0; i < fingerprints.size(); i++) {
        LintFinding finding = file.findings().get(i);
        ObjectNode object =
            findings
                .addObject()
                .put("description", finding.message())
                .put("check_name", finding.problem().kind().id())
                .put("fingerprint", fingerprints.get(i))
                .put("severity", word(finding.severity()));
        Optional<TextRegion> region = file.region(finding);
        object
            .putObject("location")
            .put("path", file.path())
            .putObject("lines")
            .put("begin", region.map(TextRegion::startLine).orElse(1))
            .put("end", region.map(TextRegion::endLine).orElse(1));
      }
    }
    return JsonText.indented(findings);
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case NOTE -> "info";
    };
  }
}
