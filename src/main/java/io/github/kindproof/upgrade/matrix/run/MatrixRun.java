package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.Variant;
import io.github.kindproof.upgrade.matrix.run.MatrixOrder.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs cells: several clusters in parallel, and several pods in each. */
final class MatrixRun {
  /** nginx mostly waits to be restarted. */
  private static final int SERVICES_AT_ONCE = 8;

  /** A probe makes every syscall, so more of them only wait for each other. */
  private static final int PROBES_PER_CORE = 2;

  private static final String RESUME = "continue it with --resume";

  private final Harness harness;
  private final MatrixPlan plan;
  private final MatrixOptions options;
  private final EvidenceFolder evidence;
  private final CellPod pods;
  private final CellJudge judge;
  private final List<MatrixListener> listeners;
  private final Progress progress;
  private final AtomicReference<@Nullable Cell> stoppedBy = new AtomicReference<>();

  MatrixRun(
      Harness harness,
      MatrixPlan plan,
      MatrixOptions options,
      EvidenceFolder evidence,
      List<MatrixListener> listeners,
      Progress progress) {
    this.harness = harness;
    this.plan = plan;
    this.options = options;
    this.evidence = evidence;
    this.pods = CellPod.read(plan.files());
    this.judge = new CellJudge(plan.expectations(), evidence);
    this.listeners = List.copyOf(listeners);
    this.progress = progress;
  }

  /** Runs these cells; the listeners receive each result as soon as it is known. */
  void run(Collection<Cell> cells) {
    Map<List<String>, Boolean> images = new HashMap<>();
    List<Work> work =
        MatrixOrder.of(
            cells,
            cell ->
                images.computeIfAbsent(
                    List.of(cell.kubernetes(), cell.runtime()), image -> hasImage(cell)));
    int clustersAtOnce = options.oneByOne() ? 1 : Runtime.getRuntime().availableProcessors() + 1;
    Queue<Work> queue = new ArrayDeque<>(work);
    try (MatrixProgress table = new MatrixProgress(progress, work)) {
      Callable<Object> worker = Executors.callable(() -> workOff(queue, table));
      ConcurrentTasks.run(
          Executors.newFixedThreadPool(clustersAtOnce),
          Collections.nCopies(clustersAtOnce, worker),
          "the run",
          RESUME);
    }
  }

  private boolean hasImage(Cell cell) {
    return harness.hasNodeImage(plan.version(cell), plan.runtime(cell));
  }

  private void workOff(Queue<Work> queue, MatrixProgress table) {
    for (Work work = next(queue); work != null; work = next(queue)) {
      Progress.Task task = table.begin(work);
      Collection<CellResult> results = new ConcurrentLinkedQueue<>();
      try (task) {
        play(
            work,
            new MatrixListener() {
              @Override
              public void begun(Cell cell) {
                table.begun(cell);
                listeners.forEach(listener -> listener.begun(cell));
              }

              @Override
              public void ended(CellResult result) {
                EndOfProcess.check(result.cell().toString()); // --resume observes it again
                results.add(result);
                listeners.forEach(listener -> listener.ended(result));
                table.ended(result);
                if (options.failFast() && !result.isGood()) {
                  stoppedBy.compareAndSet(null, result.cell());
                }
              }
            });
        table.end(work, task, results);
      }
    }
  }

  private static @Nullable Work next(Queue<Work> queue) {
    synchronized (queue) {
      return queue.poll();
    }
  }

  private void play(Work work, MatrixListener listener) {
    Cell first = work.cells().get(0);
    KubernetesVersion version = plan.version(first);
    NodeRuntime runtime = plan.runtime(first);
    if (stoppedBy.get() != null) {
      work.cells().forEach(cell -> skip(cell, listener));
      return;
    }
    ClusterSpec spec =
        ClusterSpec.of(intent(first), version)
            .withWorkers(plan.workers(first))
            .with(runtime)
            .from(work.cluster().provider());
    Optional<String> whyNot =
        harness.providers().of(spec).whyNot(spec, EnumSet.allOf(ClusterFeature.class));
    if (whyNot.isPresent()) {
      work.cells().forEach(cell -> without(Verdict.NOT_APPLICABLE, cell, whyNot.get(), listener));
      return;
    }
    try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
      ClusterOfCells cluster =
          new ClusterOfCells(
              pods, judge, evidence, lease, harness.boots().neededTwo(spec), plan.requested(first));
      observe(work, cluster, listener);
      lease.discard();
    } catch (EnvironmentException e) {
      // The image is unavailable, or the node has another runtime: nothing was observed.
      String why = String.valueOf(e.getMessage());
      work.cells().forEach(cell -> without(Verdict.NOT_OBSERVED, cell, why, listener));
    }
  }

  /** With one node where one is enough, because that boots sooner. */
  private ClusterIntent intent(Cell cell) {
    Variant variant = cell.variant();
    SeccompDefaultNodes seccompDefault =
        switch (variant) {
          case PLAIN, PROFILES, SKEW -> new SeccompDefaultNodes.None();
          case SECCOMP_DEFAULT -> new SeccompDefaultNodes.All();
          case CANARY -> new SeccompDefaultNodes.Some(List.of("worker"));
        };
    Optional<String> profiles =
        variant == Variant.PROFILES || variant == Variant.SKEW
            ? Optional.of(MatrixPlan.profilesFolder(plan.files()).toString())
            : Optional.empty();
    boolean hasOciGate = variant == Variant.SKEW && ProfileTypes.hasOciGate(plan.version(cell));
    return new ClusterIntent(
        plan.nodeCount(cell) - 1,
        seccompDefault,
        profiles,
        hasOciGate ? List.of(ProfileTypes.OCI_GATE) : List.of());
  }

  private void observe(Work work, ClusterOfCells cluster, MatrixListener listener) {
    List<Callable<Object>> tasks =
        work.cells().stream()
            .map(cell -> Executors.callable(() -> observe(cell, cluster, listener)))
            .toList();
    try {
      ConcurrentTasks.run(Executors.newFixedThreadPool(podsAtOnce(work)), tasks, "the run", RESUME);
    } catch (EnvironmentException e) {
      throw new IllegalStateException(e); // results cannot be written: other cells fare no better
    }
  }

  private int podsAtOnce(Work work) {
    if (options.oneByOne()) {
      return 1;
    }
    return work.cells().stream().anyMatch(Cell::isProbe)
        ? PROBES_PER_CORE * Runtime.getRuntime().availableProcessors()
        : SERVICES_AT_ONCE;
  }

  private void observe(Cell cell, ClusterOfCells cluster, MatrixListener listener) {
    if (stoppedBy.get() != null) {
      skip(cell, listener);
      return;
    }
    try (Span unused = Trace.begin(Category.TASK, cell.toString())) {
      listener.begun(cell);
      listener.ended(cluster.observe(cell));
    }
  }

  private void skip(Cell cell, MatrixListener listener) {
    without(
        Verdict.NOT_OBSERVED, cell, "not run, because " + stoppedBy.get() + " failed", listener);
  }

  private void without(Verdict verdict, Cell cell, String why, MatrixListener listener) {
    listener.begun(cell);
    listener.ended(judge.without(verdict, cell, why, CellJudge.Boot.NONE, Duration.ZERO, ""));
  }
}
