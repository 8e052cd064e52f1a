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
import io.github.kindproof.upgrade.diff.NotObserved;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The clusters of one side; whatever keeps something from being looked at is told as such.
 *
 * @param harness where clusters come from
 * @param wanted the side
 * @param profiles the folder that nodes have as their {@code profiles}
 * @param seen told of what could not be looked at, and of what nodes run
 * @param progress told of each look
 */
record LiveClusters(
    Harness harness, SideArgument.Live wanted, Path profiles, SeenSide seen, Progress progress) {

  /** Looks at something in a cluster as kind makes it, with the folder of profiles. */
  void withCluster(String what, Looking looking) {
    ClusterIntent intent =
        new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.of(profiles.toString()));
    ClusterSpec spec = ClusterSpec.of(intent, wanted.kubernetes()).with(wanted.runtime());
    look(
        what,
        () -> {
          try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
            Cluster cluster = lease.result().orElseThrow(it -> "run again");
            seen.runs(NodeVersions.of(cluster));
            looking.at(cluster);
          }
        });
  }

  /** The clients throw many kinds; each but a mistake of the user's means: not observed. */
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

  /** What is done with a cluster. */
  interface Looking {
    void at(Cluster cluster);
  }
}
