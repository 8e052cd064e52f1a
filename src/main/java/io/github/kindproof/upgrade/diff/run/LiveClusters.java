package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
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
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The clusters of one side.
 *
 * @param profiles a folder that nodes mount as {@code profiles}
 * @param seen receives failed observations, and the versions of nodes
 */
record LiveClusters(
    Harness harness, SideArgument.Live wanted, Path profiles, SeenSide seen, Progress progress) {

  /** Observes something in a cluster without SeccompDefault. */
  void withCluster(String what, Consumer<Cluster> looking) {
    ClusterIntent intent =
        new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.of(profiles.toString()));
    ClusterSpec spec = ClusterSpec.of(intent, wanted.kubernetes()).with(wanted.runtime());
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

  private static SideVersions versions(Cluster cluster) {
    NodeShell node = cluster.nodes().get(0);
    RuntimeVersions runtime = RuntimeVersions.of(node.runtime());
    return new SideVersions(
        cluster.spec().kubernetes().version(),
        runtime.containerd(),
        runtime.runc(),
        node.command("uname", "-r").output().strip());
  }
}
