package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  @Test
  void everyTextIsEscapedWhereverItStands() {
    String evil = Results.HOSTILE;
    StepResult everywhere =
        new StepResult(
            evil,
            evil,
            evil,
            evil,
            evil,
            Verdict.DIFFERS,
            evil,
            Duration.ZERO,
            List.of(new Evidence(evil, evil)));
    RunInfo run = new RunInfo(evil, Results.RUN.started(), Map.of(evil, evil));

    String page = ReportPage.of(run, List.of(everywhere));

    assertThat(page)
        .doesNotContain("<img", "<script>document", "<b ", "\0", "\u001b", "\u202e")
        .contains("&lt;img src=x onerror=&quot;", "␛[31mred␀⟨U+202E⟩", "{{script}} &amp; ");
    assertThat(page.split("<script>", -1)).hasSize(2);
  }

  @Test
  void namesOfFragmentsAreSafeAndDiffer() {
    assertThat(Html.id("step", "2b", "v1.34.11")).isEqualTo("step-2b-v1.34.11");
    assertThat(Html.id("a/b")).isNotEqualTo(Html.id("a?b"));
    assertThat(Html.id("a-b", "c")).isNotEqualTo(Html.id("a", "b-c"));
    assertThat(Html.id("\"> _")).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void nothingLoadsFromAnywhere() {
    String page = ReportPage.of(Results.RUN, List.of(Results.asExpected("1", "v1.34.11")));
    assertThat(page)
        .contains("default-src 'none'; style-src 'sha256-")
        .doesNotContain("http://", "https://", "src=", "@import", "url(", "style=\"", "onclick=");
  }

  @Test
  void withoutResultsItSaysSo() {
    assertThat(ReportPage.of(Results.RUN, List.of()))
        .contains("No step was run.", "nothing was run", "25 Nov 2026, 04:15 UTC", "Docker 29.1.3")
        .doesNotContain("<table>");
  }

  @Test
  void aStepThatOneVersionLacksHasAnEmptyCellThere() {
    assertThat(
            ReportPage.of(
                Results.RUN,
                List.of(Results.asExpected("1", "v1.24.17"), Results.asExpected("2", "v1.34.11"))))
        .containsOnlyOnce("id=\"step-1-v1.24.17\"")
        .containsOnlyOnce("id=\"step-2-v1.34.11\"")
        .contains("not part of it");
  }
}
