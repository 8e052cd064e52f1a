package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.internal.progress.Screen;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DiffFormatsTest {
  private static final Screen PLAIN = new Screen(false, false, true);
  private static final String HOSTILE = "</pre><script>alert(1)</script> | `x` {{from}} @all";

  private static final UpgradeDiff DIFF =
      new UpgradeDiff(
          Sides.OLD,
          Sides.NEW,
          List.of(
              Sides.newlyDenied("io_uring_enter"),
              Sides.newlyDenied("io_uring_setup"),
              new JudgedChange(
                  WorkloadRules.compare(
                          Sides.running("nginx"), Sides.crashing("nginx", "needs statx " + HOSTILE))
                      .orElseThrow(),
                  null),
              new JudgedChange(
                  ConfigRules.compare(
                          Sides.config("gate.yaml", true, ""),
                          Sides.config("gate.yaml", false, "unrecognized"))
                      .orElseThrow(),
                  new AllowedChange(
                      "config gate.yaml", "goes in January", LocalDate.of(2027, 1, 31), 1)),
              new JudgedChange(
                  WorkloadRules.compare(Sides.crashing("apache", "old"), Sides.running("apache"))
                      .orElseThrow(),
                  null)),
          List.of(new NotObserved("mysql", "no image")),
          List.of("other kernels"));

  @Test
  void textSaysTheWorstFirstAndGroupsCalls() {
    String text = DiffText.of(DIFF, PLAIN);
    assertThat(text)
        .contains("from  Kubernetes v1.34.11, containerd 1.7.28, runc 1.1.5")
        .contains("✗ nginx: Running → CrashLoopBackOff: needs statx")
        .contains("after   cause: needs statx")
        .contains("~ config gate.yaml: boots → rejected: 'unrecognized'")
        .contains("accepted until 2027-01-31: goes in January")
        .contains("✗ RuntimeDefault / io_uring_enter, io_uring_setup: allowed → blocked with EPERM")
        .contains("✓ apache")
        .contains("? mysql: no image")
        .contains("warning: other kernels")
        .endsWith("3 changes are worse, 1 accepted, 1 not observed.\n");
    assertThat(text.indexOf("nginx")).isLessThan(text.indexOf("config gate.yaml"));
  }

  @Test
  void textDoesWithoutUnicodeSigns() {
    assertThat(DiffText.of(DIFF, new Screen(false, false, false)))
        .contains("  x nginx")
        .contains("  + apache");
  }

  @Test
  void sentencesFitWhatThereIs() {
    assertThat(DiffText.of(nothing(), PLAIN)).endsWith("Nothing changes.\n");
    UpgradeDiff better =
        new UpgradeDiff(
            Sides.OLD, Sides.NEW, DIFF.changes(ChangeKind.BETTER), List.of(), List.of());
    assertThat(DiffMarkdown.of(better)).startsWith("### ✅ Upgrade: Nothing is worse.");
    UpgradeDiff unseen = new UpgradeDiff(Sides.OLD, Sides.NEW, List.of(), DIFF.unseen(), List.of());
    assertThat(DiffMarkdown.of(unseen))
        .startsWith("### ⚠️ Upgrade: Nothing changes in what was observed, 1 not observed.");
  }

  @Test
  void markdownShowsLogsWithoutUnderstandingThem() {
    String text = DiffMarkdown.of(DIFF);
    assertThat(text)
        .startsWith("### ❌ Upgrade: 3 changes are worse, 1 accepted, 1 not observed.")
        .contains("| from | v1.34.11 | 1.7.28 | runc 1.1.5 |")
        .contains("- ❌ **nginx**: Running → CrashLoopBackOff: needs statx")
        .contains("&lt;script>alert(1)&lt;/script> \\| \\`x\\` {{from}} &#64;all")
        .contains("- **config gate.yaml**: boots → rejected")
        .contains("_(accepted until 2027-01-31: goes in January)_")
        .contains("io\\_uring\\_enter, io\\_uring\\_setup")
        .contains("- mysql: no image")
        .contains("> warning: other kernels");
  }

  @Test
  void htmlShowsLogsWithoutUnderstandingThem() {
    String page = DiffPage.of(DIFF);
    assertThat(page)
        .contains("default-src 'none'")
        .contains("Outcomes that break")
        .contains("needs statx &lt;/pre&gt;&lt;script&gt;")
        .contains("{{from}}")
        .contains("accepted until 2027-01-31: goes in January")
        .doesNotContain("<script")
        .doesNotContain("{{sections}}");
    assertThat(DiffPage.of(nothing())).contains("Nothing changes.");
  }

  @Test
  void jsonHasEverything() throws IOException {
    DocumentedKeys.verify("diff", DiffJson.of(DIFF));
    JsonNode json = new ObjectMapper().readTree(DiffJson.of(DIFF));
    assertThat(json.get("schema").asString()).isEqualTo("kindproof-diff/1");
    assertThat(json.get("exitCode").asInt()).isEqualTo(1);
    assertThat(json.get("worse").asInt()).isEqualTo(3);
    assertThat(json.get("changes")).hasSize(5);
    JsonNode first = json.get("changes").get(0);
    assertThat(first.get("kind").asString()).isEqualTo("breaks");
    assertThat(first.has("allowed")).isFalse();
    assertThat(first.at("/evidence/to/0/text").asString()).startsWith("needs statx");
    assertThat(json.at("/changes/1/allowed/until").asString()).isEqualTo("2027-01-31");
    assertThat(json.at("/notObserved/0/what").asString()).isEqualTo("mysql");
  }

  private static UpgradeDiff nothing() {
    return new UpgradeDiff(Sides.OLD, Sides.NEW, List.of(), List.of(), List.of());
  }
}
