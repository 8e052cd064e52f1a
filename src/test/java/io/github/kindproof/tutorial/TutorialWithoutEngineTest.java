package io.github.kindproof.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.StepResult;
import io.github.kindproof.internal.setup.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step that needs an engine, on a machine that has none. */
class TutorialWithoutEngineTest {
  @TempDir Path folder;

  @Test
  void besideAnExistingClusterItIsNotApplicable() {
    StepResult result =
        result(
            new ClusterSource(
                ClusterSource.EXISTING,
                Optional.of(new ClusterSource.Existing(folder.resolve("kubeconfig"), "c"))));
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(result.cause()).isEqualTo("no engine; start one");
  }

  @Test
  void onKindTheMachineIsAtFault() {
    StepResult result = result(ClusterSource.of(ClusterSource.KIND));
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_OBSERVED);
    assertThat(result.cause()).isEqualTo("no engine; start one");
  }

  private StepResult result(ClusterSource source) {
    KindproofCache cache = new KindproofCache(folder.resolve("cache"));
    Tools tools =
        new Tools(
            () -> {
              throw new EnvironmentException("no engine", "start one");
            },
            () -> {
              throw new AssertionError("asked for kind");
            });
    Preparation preparation =
        new Preparation(tools, ImageMode.AUTO, cache, ProjectFiles.here(cache), Progress.silent());
    try (Harness harness = Harness.open(preparation)) {
      return new TutorialRun(
              harness, source, new FailureBundle(folder.resolve("failures")), Progress.silent())
          .run(
              List.of(harness.versions().standard()),
              NodeRuntime.own(),
              List.of(new EngineStep("1b", "")))
          .get(0);
    }
  }
}
