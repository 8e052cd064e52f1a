package io.github.kindproof.upgrade.seccompdefault.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.upgrade.seccompdefault.Inventory;
import io.github.kindproof.upgrade.seccompdefault.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WouldBreakRunTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: twin}
      spec: {containers: [{name: main, image: %s}]}
      """;

  @TempDir private Path folder;

  @Test
  void onlyTheFirstOfTwoWorkloadsWithOneNameIsCopied() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), POD.formatted("first"));
    Files.writeString(folder.resolve("b.yaml"), POD.formatted("second"));
    Inventory inventory = ManifestInventory.read(List.of(folder), List.of());

    WouldBreakRun.Plan plan = new WouldBreakRun(Map.of(), Duration.ZERO, false, 1).plan(inventory);

    assertThat(plan.copies())
        .extracting(it -> it.workload().source())
        .containsExactly(folder.resolve("a.yaml").toString());
    assertThat(plan.results())
        .extracting(it -> it.verdict())
        .containsExactly(
            new Verdict.NotLookedAt("it has the name of another one, in " + folder + "/a.yaml"));
  }

  @Test
  void aTemplateIsCalledOne() throws IOException {
    Files.writeString(
        folder.resolve("chart.yaml"), POD.formatted("{{ .Values.image }}") + "{{ end }}\n");
    assertThat(ManifestInventory.read(List.of(folder), List.of()).notLookedAt())
        .extracting(it -> it.why())
        .containsExactly("a template; render it first, for example: helm template CHART");
  }
}
