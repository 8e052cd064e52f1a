package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.file.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page has a section about each rule, which is its help in reports. */
class LintPageTest {
  private static final LintPage PAGE = LintPage.read();

  @Test
  void thePageHasEachRuleOnceAndNoOther() throws Exception {
    String page = Files.readString(Path.of("docs/lint.md"));
    List<String> headings =
        page.substring(page.indexOf("\n## Rules about the format\n"))
            .lines()
            .filter(it -> it.startsWith("### "))
            .map(it -> it.substring(4))
            .toList();
    assertThat(headings)
        .containsExactlyElementsOf(LintConfig.rules().stream().map(ProblemKind::id).toList());
  }

  @ParameterizedTest
  @MethodSource("io.github.kindproof.seccomp.lint.LintConfig#rules")
  void aSectionSaysTheSeverityAndExplainsTheRule(ProblemKind kind) {
    LintPage.Section section = PAGE.of(kind);
    assertThat(section.severity())
        .matches(
            "Severity: %s(?:[.;] .*|\\.)"
                .formatted(kind.severity().word() + (kind.malformed() ? ", always" : "")));
    assertThat(section.description()).endsWith(".").hasSizeBetween(40, 1000);
    assertThat(section.text()).startsWith(section.description()).doesNotContain("`", "](");
  }

  @Test
  void itsLinksLeadToTheWeb() {
    String page = "# P\n\n### r\n\nSeverity: note.\n\nSee [a](a.md), [b](#b) and [c](https://c).\n";
    LintPage.Section section = Objects.requireNonNull(LintPage.of(page).sections().get("r"));
    assertThat(section.markdown())
        .isEqualTo(
            "See [a](https://github.com/kindproof/kindproof/blob/main/docs/a.md),"
                + " [b](https://github.com/kindproof/kindproof/blob/main/docs/lint.md#b)"
                + " and [c](https://c).");
    assertThat(section.text()).isEqualTo("See a, b and c.");
  }
}
