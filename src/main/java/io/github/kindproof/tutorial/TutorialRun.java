package io.github.kindproof.tutorial;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Evidence;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.kind.KindConfig;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.ResultTable;
import io.github.kindproof.internal.report.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One run of the tutorial: steps that need the same cluster share it, clusters boot side by side.
 */
public final class TutorialRun {
  private final Harness harness;
  private final ClusterSource source;
  private final FailureBundle failures;
  private final Progress progress;

  /**
   * @param harness everything of this run
   * @param source where clusters come from
   * @param failures where evidence of what differs is written
   * @param progress told of every step
   */
  public TutorialRun(
      Harness harness, ClusterSource source, FailureBundle failures, Progress progress) {
    this.harness = harness;
    this.source = source;
    this.failures = failures;
    this.progress = progress;
  }

  /**
   * Runs these steps on these versions, on nodes with this runtime.
   *
   * @return one result for each step on each version, versions in their order, steps in theirs
   */
  public List<StepResult> run(
      List<KubernetesVersion> versions, NodeRuntime runtime, List<Step> steps) {
    Map<Scene, List<Step>> scenes = new LinkedHashMap<>();
    for (KubernetesVersion version : versions) {
      for (Step step : steps) {
        Scene scene = new Scene(version, step.cluster(version));
        scenes.computeIfAbsent(scene, it -> new ArrayList<>()).add(step);
      }
    }
    Map<Scene, Map<Step, StepResult>> results = playAll(scenes, runtime);
    List<StepResult> inOrder = new ArrayList<>();
    for (KubernetesVersion version : versions) {
      for (Step step : steps) {
        Scene scene = new Scene(version, step.cluster(version));
        inOrder.add(java.util.Objects.requireNonNull(results.get(scene)).get(step));
      }
    }
    return inOrder;
  }

  /**
   * What shares a cluster.
   *
   * @param cluster empty for steps without one
   */
  private record Scene(KubernetesVersion version, Optional<StepCluster> cluster) {}

  /**
   * Finds everything wrong that can be found without an engine and without a cluster.
   *
   * @throws BadInputException if a file that a step needs on a version is wrong
   */
  public static void check(ProjectFiles files, List<KubernetesVersion> versions, List<Step> steps) {
    for (Step step : steps) {
      for (KubernetesVersion version : versions) {
        step.cluster(version)
            .map(StepCluster::config)
            .ifPresent(config -> KindConfig.read(files.find(config), files.rootOf(config)));
      }
      step.check(files);
    }
  }

  private Map<Scene, Map<Step, StepResult>> playAll(
      Map<Scene, List<Step>> scenes, NodeRuntime runtime) {
    List<Callable<Map<Step, StepResult>>> tasks = new ArrayList<>();
    scenes.forEach((scene, steps) -> tasks.add(() -> play(scene, runtime, steps)));
    Iterator<Map<Step, StepResult>> played =
        ConcurrentTasks.run(Executors.newCachedThreadPool(), tasks, "the run", "run again")
            .iterator();
    Map<Scene, Map<Step, StepResult>> results = new LinkedHashMap<>();
    scenes.keySet().forEach(scene -> results.put(scene, played.next()));
    return results;
  }

  private Map<Step, StepResult> play(Scene scene, NodeRuntime runtime, List<Step> steps) {
    Map<Step, StepResult> results = new LinkedHashMap<>();
    if (scene.cluster().isEmpty()) {
      for (Step step : steps) {
        StepResult result =
            whyNot(step)
                .map(reason -> notApplicable(step, scene.version(), reason))
                .orElseGet(() -> play(step, scene.version(), null));
        results.put(step, result);
      }
      return results;
    }
    ClusterSpec spec = scene.cluster().get().spec(harness, scene.version(), source).with(runtime);
    ClusterProvider provider = harness.providers().of(spec);
    for (Step step : steps) {
      provider
          .whyNot(spec, step.needs())
          .ifPresent(reason -> results.put(step, notApplicable(step, scene.version(), reason)));
    }
    if (results.size() < steps.size()) {
      try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
        if (spec.shape().isSomebodyElses()) {
          lease.discard(); // what was brought to it is taken away as soon as it was used
        }
        for (Step step : steps) {
          results.computeIfAbsent(step, it -> play(it, scene.version(), lease.result()));
        }
      }
    }
    return results;
  }

  /** Clusters of kind are made by an engine: there, it is the machine that lacks one. */
  private Optional<String> whyNot(Step step) {
    if (!step.needsEngine() || source.isKind()) {
      return Optional.empty();
    }
    try {
      Engine unused = harness.tools().engine();
      return Optional.empty();
    } catch (EnvironmentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private StepResult notApplicable(Step step, KubernetesVersion version, String reason) {
    progress.say(
        "step %s on %s is not applicable: %s".formatted(step.name(), version.version(), reason));
    return new StepResult(
        step.name(),
        step.title(),
        version.version(),
        "",
        "",
        Verdict.NOT_APPLICABLE,
        reason,
        Duration.ZERO,
        List.of());
  }

  private StepResult play(Step step, KubernetesVersion version, @Nullable BootResult boot) {
    String what = "step " + step.name() + " on " + version.version();
    Instant start = Instant.now();
    try (Progress.Task task = progress.begin(what);
        StepContext context =
            new StepContext(version, harness.files(), harness::engineProbe, boot)) {
      Observed observed;
      Verdict verdict;
      try {
        observed = step.observe(context);
        verdict = observed.asExpected() ? Verdict.AS_EXPECTED : Verdict.DIFFERS;
      } catch (BadInputException | InterruptionException e) {
        throw e;
      } catch (RuntimeException e) {
        // The clients throw many kinds; each means that nothing was observed.
        EndOfProcess.check(what);
        observed = notObserved(e, boot);
        verdict = Verdict.NOT_OBSERVED;
      }
      EndOfProcess.check(what);
      List<Evidence> evidence = new ArrayList<>(observed.evidence());
      if (verdict == Verdict.AS_EXPECTED) {
        task.done(observed.seen());
      } else {
        Path bundle = failures.write(what, withCluster(evidence, boot));
        evidence.add(new Evidence(ResultTable.BUNDLE, bundle.toString()));
        task.failed(observed.seen());
      }
      return new StepResult(
          step.name(),
          step.title(),
          version.version(),
          observed.expected(),
          observed.seen(),
          verdict,
          observed.cause(),
          Duration.between(start, Instant.now()),
          evidence);
    }
  }

  private static Observed notObserved(RuntimeException e, @Nullable BootResult boot) {
    String message =
        e instanceof EnvironmentException ? String.valueOf(e.getMessage()) : e.toString();
    List<Evidence> evidence =
        Optional.ofNullable(boot)
            .flatMap(BootResult::refused)
            .map(BootResult.Refused::evidence)
            .orElse(List.of());
    return new Observed("an observation", "nothing could be observed", false, message, evidence);
  }

  private static List<Evidence> withCluster(List<Evidence> evidence, @Nullable BootResult boot) {
    List<Evidence> all = new ArrayList<>(evidence);
    if (boot != null) {
      boot.booted().ifPresent(cluster -> all.addAll(cluster.evidence()));
    }
    return all;
  }
}
