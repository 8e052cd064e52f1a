package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Evidence;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellOutcome;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.NodeKind;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import io.github.kindproof.upgrade.matrix.Variant;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import io.github.kindproof.workload.probe.AnsweredProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Observes the cells of one cluster, whether it booted or not. */
final class ClusterOfCells {
  private final CellPod pods;
  private final CellJudge judge;
  private final EvidenceFolder evidence;
  private final BootResult result;
  private final CellJudge.Boot boot;

  /**
   * @param requested the runtime to report if no node booted
   */
  ClusterOfCells(
      CellPod pods,
      CellJudge judge,
      EvidenceFolder evidence,
      ClusterPool.Lease lease,
      boolean retried,
      RuntimeVersions requested) {
    this.pods = pods;
    this.judge = judge;
    this.evidence = evidence;
    this.result = lease.result();
    RuntimeVersions runtime =
        result
            .booted()
            .map(cluster -> RuntimeVersions.of(cluster.nodes().get(0).runtime()))
            .orElse(requested);
    this.boot = new CellJudge.Boot(result.took(), retried, result.origin(), runtime);
  }

  /** After a fault of the machine, retries once before the cell counts as not observed. */
  CellResult observe(Cell cell) {
    return result
        .refused()
        .map(it -> ofRefused(cell, it))
        .orElseGet(() -> observe(cell, result.booted().orElseThrow()));
  }

  private CellResult observe(Cell cell, Cluster cluster) {
    Instant start = Instant.now();
    CellResult observed;
    try {
      observed = observe(cell, cluster, start);
    } catch (BadInputException | InterruptionException e) {
      throw e;
    } catch (RuntimeException first) {
      // The clients throw many kinds; each means that nothing was observed.
      EndOfProcess.check(cell.toString());
      try {
        observed = observe(cell, cluster, Instant.now());
      } catch (InterruptionException e) {
        throw e;
      } catch (RuntimeException again) {
        observed = notObserved(cell, again, Duration.between(start, Instant.now()));
      }
    }
    if (!observed.asExpected()) {
      evidence.keepCluster(cell, cluster.evidence());
    }
    return observed;
  }

  private CellResult observe(Cell cell, Cluster cluster, Instant start) {
    Manifest manifest = pods.of(cell);
    if (cell.variant().nodeCount() > 1) {
      manifest = manifest.on(nodeOf(cluster, cell));
    }
    CellObservation sight = sight(cell, cluster, manifest);
    for (int again = 0; again < 2 && CellRules.isToBeRepeated(sight); again++) {
      sight = sight(cell, cluster, manifest);
    }
    return judge.judge(cell, sight, boot, Duration.between(start, Instant.now()));
  }

  private CellObservation sight(Cell cell, Cluster cluster, Manifest manifest) {
    try (Workload workload = cluster.apply(manifest)) {
      String name = pods.podName(cell);
      return cell.isProbe()
          ? CellRules.ofProbe(AnsweredProbe.observe(workload, name))
          : CellRules.ofService(workload.pod(name));
    }
  }

  /** SeccompDefault is on the worker; the control plane comes first. */
  private static String nodeOf(Cluster cluster, Cell cell) {
    if (cell.variant() != Variant.SKEW) {
      int at = cell.node() == NodeKind.WITH_DEFAULT ? 1 : 0;
      return cluster.nodes().get(at).container();
    }
    List<Integer> minors =
        cluster.spec().versions().stream().map(KubernetesVersion::minor).toList();
    int at = minors.indexOf(minors.get(0) - cell.node().minorsBehind());
    return cluster.nodes().get(at).container();
  }

  private CellResult ofRefused(Cell cell, BootResult.Refused refused) {
    Cause cause = refused.cause();
    if (!refused.outcome().isInfrastructure()) {
      CellObservation sight =
          new CellObservation(
              new CellOutcome(refused.outcome().kind(), List.of()),
              cause.toString(),
              Optional.ofNullable(cause.errno()),
              Optional.empty(),
              refused.evidence());
      return judge.judge(cell, sight, boot, Duration.ZERO);
    }
    String folder = evidence.keep(cell, refused.evidence());
    String twice =
        boot.retried() ? "its cluster failed to boot twice: " : "its cluster did not boot: ";
    return judge.without(Verdict.NOT_OBSERVED, cell, twice + cause, boot, Duration.ZERO, folder);
  }

  private CellResult notObserved(Cell cell, RuntimeException why, Duration took) {
    String words =
        why instanceof EnvironmentException ? String.valueOf(why.getMessage()) : why.toString();
    String folder = evidence.keep(cell, List.of(new Evidence("what failed", words)));
    return judge.without(Verdict.NOT_OBSERVED, cell, words, boot, took, folder);
  }
}
