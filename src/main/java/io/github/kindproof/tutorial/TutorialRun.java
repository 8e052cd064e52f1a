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
import io.github.kindproof.cluster.kind.config.KindConfig;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A run of the tutorial: steps with the same cluster share it, and clusters boot in parallel.
 *
 * @param source the source of clusters
 * @param failures where the evidence of differences is written
 */
public record TutorialRun(
    Harness harness, ClusterSource source, FailureBundle failures, Progress progress) {
  /**
   * Run these steps on these versions, on nodes with this runtime.
   *
   * @return one result for each step on each version, in the order of the versions and the steps
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
    List<Callable<List<StepResult>>> tasks = new ArrayList<>();
    scenes.entrySet().stream()
        .sorted(Comparator.comparingInt(it -> -it.getValue().size())) // the longest first
        .forEach(it -> tasks.add(() -> play(it.getKey(), runtime, it.getValue())));
    List<String> names = versions.stream().map(KubernetesVersion::version).toList();
    List<String> stepNames = steps.stream().map(Step::name).toList();
    return inParallel(tasks).stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparingInt((StepResult it) -> names.indexOf(it.kubernetes()))
                .thenComparingInt(it -> stepNames.indexOf(it.step())))
        .toList();
  }

  /** Steps on one version that share a cluster, or have none. */
  private record Scene(KubernetesVersion version, Optional<StepCluster> cluster) {}

  /**
   * Find every error that can be found without an engine and a cluster.
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

  private List<StepResult> play(Scene scene, NodeRuntime runtime, List<Step> steps) {
    KubernetesVersion version = scene.version();
    List<StepResult> results = new ArrayList<>();
    if (scene.cluster().isEmpty()) {
      for (Step step : steps) {
        Optional<String> reason = whyNot(step);
        results.add(
            reason.isPresent()
                ? notApplicable(step, version, reason.get())
                : play(step, version, null));
      }
      return results;
    }
    ClusterSpec spec = scene.cluster().get().spec(harness, version, source).with(runtime);
    ClusterProvider provider = harness.providers().of(spec);
    List<Step> applicable = new ArrayList<>();
    for (Step step : steps) {
      provider
          .whyNot(spec, step.needs())
          .ifPresentOrElse(
              reason -> results.add(notApplicable(step, version, reason)),
              () -> applicable.add(step));
    }
    if (!applicable.isEmpty()) {
      try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
        if (spec.shape().isSomebodyElses()) {
          lease.discard(); // so that what was brought to it is removed right after use
        }
        results.addAll(play(applicable, version, lease.result()));
      }
    }
    return results;
  }

  /** Steps that need quiet come first, one after the other; the others mostly wait. */
  private List<StepResult> play(List<Step> steps, KubernetesVersion version, BootResult boot) {
    List<StepResult> results = new ArrayList<>();
    steps.stream().filter(Step::needsQuiet).forEach(it -> results.add(play(it, version, boot)));
    List<Callable<StepResult>> others =
        steps.stream()
            .filter(step -> !step.needsQuiet())
            .<Callable<StepResult>>map(step -> () -> play(step, version, boot))
            .toList();
    results.addAll(inParallel(others));
    return results;
  }

  private static <T> List<T> inParallel(List<Callable<T>> tasks) {
    return ConcurrentTasks.run(Executors.newCachedThreadPool(), tasks, "the run", "run again");
  }

  /** On kind, a missing engine is a fault of the machine instead: the clusters need it too. */
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
        // The clients throw many types; each means that nothing was observed.
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
