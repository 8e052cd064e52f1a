package io.github.kindling.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.cluster.ClusterSource;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.evidence.FailureBundle;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.harness.Harness;
import io.github.kindling.harness.Preparation;
import io.github.kindling.image.ImageMode;
import io.github.kindling.progress.Progress;
import io.github.kindling.report.StepResult;
import io.github.kindling.report.Verdict;
import io.github.kindling.runtime.NodeRuntime;
import io.github.kindling.setup.Tools;
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
    StepResult result = result(ClusterSource.of(ClusterSpec.KIND));
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_OBSERVED);
    assertThat(result.cause()).isEqualTo("no engine; start one");
  }

  private StepResult result(ClusterSource source) {
    KindlingCache cache = new KindlingCache(folder.resolve("cache"));
    Tools tools =
        new Tools(
            () -> {
              throw new EnvironmentFault("no engine", "start one");
            },
            () -> {
              throw new AssertionError("asked for kind");
            });
    Preparation preparation =
        new Preparation(tools, ImageMode.AUTO, cache, ProjectFiles.here(cache), Progress.silent());
    try (Harness harness = preparation.open()) {
      return new TutorialRun(
              harness, source, new FailureBundle(folder.resolve("failures")), Progress.silent())
          .run(List.of(harness.versions().standard()), NodeRuntime.own(), List.of(new EngineStep()))
          .get(0);
    }
  }
}
