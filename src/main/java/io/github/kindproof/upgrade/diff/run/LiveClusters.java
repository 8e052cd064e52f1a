package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.upgrade.diff.NotObserved;
import io.github.kindproof.upgrade.diff.SideVersions;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The clusters of one side.
 *
 * @param scope what is observed in them
 * @param seen receives failed observations, and the versions of nodes
 */
record LiveClusters(
    Harness harness, SideArgument.Live wanted, DiffScope scope, SeenSide seen, Progress progress) {

  /** Observes something in a cluster without SeccompDefault. */
  void withCluster(String what, Consumer<Cluster> looking) {
    List<KubernetesVersion> workers = wanted.node().stream().toList();
    ClusterIntent intent =
        new ClusterIntent(
            workers.size(),
            new SeccompDefaultNodes.None(),
            Optional.of(scope.profiles().toString()),
            gates());
    ClusterSpec spec =
        ClusterSpec.of(intent, wanted.kubernetes()).withWorkers(workers).with(wanted.runtime());
    look(
        what,
        () -> {
          try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
            Cluster cluster = lease.result().orElseThrow(it -> "run again");
            seen.runs(versions(cluster));
            looking.accept(cluster);
          }
        });
  }

  /** The gate without which the API server rejects a type of profile that the pods name. */
  private List<String> gates() {
    boolean isNeeded =
        scope.own().stream().anyMatch(it -> it.profileTypes().contains(ProfileTypes.OCI));
    return isNeeded && ProfileTypes.hasOciGate(wanted.kubernetes())
        ? List.of(ProfileTypes.OCI_GATE)
        : List.of();
  }

  /** The clients throw many kinds; each except a user's mistake means: not observed. */
  void look(String what, Runnable looking) {
    try (Progress.Task task = progress.begin(what + " on " + wanted)) {
      try {
        looking.run();
        task.done("");
      } catch (BadInputException | InterruptionException e) {
        throw e;
      } catch (RuntimeException e) {
        EndOfProcess.check(what);
        String why =
            e instanceof EnvironmentException ? String.valueOf(e.getMessage()) : e.toString();
        seen.add(new NotObserved(what, why));
        task.failed(why);
      }
    }
  }

  private SideVersions versions(Cluster cluster) {
    NodeShell node = cluster.nodes().get(cluster.nodes().size() - 1); // it runs the pods
    ObservedRuntime observed = node.runtime();
    RuntimeVersions runtime = RuntimeVersions.of(observed);
    return new SideVersions(
        wanted.versions(),
        runtime.containerd(),
        runtime.runc(),
        observed.libseccomp(),
        node.command("uname", "-r").output().strip());
  }
}
