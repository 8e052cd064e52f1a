package io.github.kindproof.suites;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.upgrade.rollout.NodeChange;
import io.github.kindproof.upgrade.rollout.RollOut;
import io.github.kindproof.upgrade.rollout.RollOutJson;
import io.github.kindproof.upgrade.rollout.RollOutLimits;
import io.github.kindproof.upgrade.rollout.RollOutResult;
import io.github.kindproof.upgrade.rollout.RollOutText;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster with two workers and nginx replicas behind a service, to be changed in place. */
final class RollingCluster implements AutoCloseable {
  private static final Path RESULTS = Path.of("target", "kindproof");

  private final ClusterPool.Lease lease;
  private final Cluster cluster;
  private final List<Workload> watched = new ArrayList<>();
  private final Progress progress = Progress.forConsole();

  private RollingCluster(ClusterPool.Lease lease, Cluster cluster) {
    this.lease = lease;
    this.cluster = cluster;
  }

  static RollingCluster boot(Harness harness, KubernetesVersion version) {
    return boot(harness, version, NodeRuntime.own());
  }

  static RollingCluster boot(Harness harness, KubernetesVersion version, NodeRuntime runtime) {
    RollingCluster rolling = lease(harness, version, runtime, 2);
    rolling.apply("manifests/rolling.yaml");
    return rolling;
  }

  /** Boots a cluster whose control plane takes the pods of the only worker. */
  static RollingCluster bootWithOneWorker(Harness harness, KubernetesVersion version) {
    RollingCluster rolling = lease(harness, version, NodeRuntime.own(), 1);
    NodeShell controlPlane = rolling.cluster().nodes().get(0);
    controlPlane
        .command(
            "kubectl",
            "--kubeconfig=/etc/kubernetes/admin.conf",
            "taint",
            "node",
            controlPlane.container(),
            "node-role.kubernetes.io/control-plane-")
        .output();
    rolling.apply("manifests/rolling.yaml");
    return rolling;
  }

  private static RollingCluster lease(
      Harness harness, KubernetesVersion version, NodeRuntime runtime, int workers) {
    ClusterIntent intent =
        new ClusterIntent(workers, new SeccompDefaultNodes.None(), Optional.empty());
    ClusterSpec spec = ClusterSpec.of(intent, version).with(runtime).unshared();
    ClusterPool.Lease lease = harness.pool().lease(spec);
    try {
      return new RollingCluster(lease, lease.result().orElseThrow(refused -> "see its evidence"));
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  Workload apply(String manifest) {
    Workload workload = cluster.apply(manifest);
    watched.add(workload);
    return workload;
  }

  Cluster cluster() {
    return cluster;
  }

  Workload nginx() {
    return watched.get(0);
  }

  NodeShell worker() {
    return cluster.nodes().get(1);
  }

  NodeShell worker2() {
    return cluster.nodes().get(2);
  }

  /** Rolls it out on both workers. */
  RollOutResult roll(NodeChange change) {
    return roll(change, RollOutLimits.standard());
  }

  RollOutResult roll(NodeChange change, RollOutLimits limits) {
    RollOutResult result = new RollOut(cluster, watched, progress, limits).run(change);
    progress.say(RollOutText.of(result).lines().reduce("", (before, line) -> line));
    progress.say("requests: " + result.traffic());
    WholeFile.write(RESULTS.resolve("roll-out.json"), RollOutJson.of(result));
    return result;
  }

  /** Asserts; what the cluster knows is written before it is deleted, if that fails. */
  void check(RollOutResult result, Runnable assertions) {
    try {
      assertions.run();
    } catch (AssertionError e) {
      Path bundle =
          new FailureBundle(RESULTS.resolve("failures"))
              .write("roll-out " + cluster.spec(), cluster.evidence());
      throw new AssertionError(
          e.getMessage() + "\n" + RollOutText.of(result) + "\nEvidence: " + bundle.toAbsolutePath(),
          e);
    }
  }

  @Override
  public void close() {
    progress.close();
    lease.close();
    cluster.close();
  }
}
