package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** By the fields that GitLab documents: there is no published schema. */
class LintGitLabTest {
  private static final Set<String> SEVERITIES =
      Set.of("info", "minor", "major", "critical", "blocker");

  @Test
  void eachFindingHasTheFieldsThatGitLabReads() throws IOException {
    JsonNode issues = issues("profiles/mine.json", Findings.PROFILE);
    assertThat(issues).isNotEmpty();
    for (JsonNode issue : issues) {
      assertThat(issue.path("description").asString()).isNotEmpty();
      assertThat(issue.path("check_name").asString()).isIn(LintConfig.ids());
      assertThat(issue.path("fingerprint").asString()).matches("[0-9a-f]{32}");
      assertThat(issue.path("severity").asString()).isIn(SEVERITIES);
      assertThat(issue.at("/location/path").asString()).isEqualTo("profiles/mine.json");
      assertThat(issue.at("/location/lines/begin").asInt()).isBetween(1, 3);
    }
    assertThat(severities(issues)).contains("major", "minor", "info");
  }

  @Test
  void aFindingAboutAWholeFileIsInItsFirstLine() throws IOException {
    JsonNode issue = issues("mine.json", "").get(0);
    assertThat(issue.at("/location/lines/begin").asInt()).isEqualTo(1);
  }

  @Test
  void noReportIsAnEmptyArray() throws IOException {
    LintReport none = new LintReport(List.of(), LintConfig.none().failOn());
    assertThat(new ObjectMapper().readTree(LintGitLab.of(none)).isArray()).isTrue();
  }

  @Test
  void fingerprintsAreUniqueAndDoNotDependOnTheLine() throws IOException {
    List<String> before = fingerprints("a.json", Findings.PROFILE);
    assertThat(before).doesNotHaveDuplicates();
    assertThat(fingerprints("a.json", "\n\n" + Findings.PROFILE.replace("\n", "\n  ")))
        .isEqualTo(before);
    assertThat(fingerprints("b.json", Findings.PROFILE)).doesNotContainAnyElementsOf(before);
    assertThat(fingerprints("a.json", Findings.PROFILE.replace("pread", "pwrite")))
        .isNotEqualTo(before);
  }

  private static List<String> fingerprints(String file, String text) throws IOException {
    return texts(issues(file, text), "fingerprint");
  }

  private static List<String> severities(JsonNode issues) {
    return texts(issues, "severity");
  }

  private static List<String> texts(JsonNode issues, String field) {
    List<String> texts = new ArrayList<>();
    issues.forEach(issue -> texts.add(issue.path(field).asString()));
    return texts;
  }

  private static JsonNode issues(String file, String text) throws IOException {
    return new ObjectMapper().readTree(LintGitLab.of(Findings.report(file, text)));
  }
}
