package io.github.kindproof.suites;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process of its own that uses a cluster of two nodes with reuse. */
final class ReusingRun {
  static final String USES = "uses ";

  private ReusingRun() {}

  /**
   * Gets the cluster and prints its name and where it came from.
   *
   * @param arguments the folder of profiles, and {@code hold} to use the cluster until the input
   *     ends
   */
  public static void main(String[] arguments) throws IOException {
    try (Progress progress = Progress.forConsole();
        Harness harness =
            Harness.open(
                Preparation.ofThisMachine(progress),
                Optional.of(new Reuse(Duration.ofMinutes(30))))) {
      ClusterIntent intent =
          new ClusterIntent(
              1,
              new SeccompDefaultNodes.None(),
              Optional.of(Path.of(arguments[0]).toAbsolutePath().toString()));
      ClusterSpec spec =
          ClusterSpec.of(intent, harness.versions().standard()).with(NodeRuntime.own());
      try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
        BootResult result = lease.result();
        Cluster cluster = result.orElseThrow(refused -> "see its cause");
        say(System.out, USES + cluster.name() + " " + result.origin().name());
        if (arguments.length > 1) {
          int unused = System.in.read();
        }
      }
    }
  }

  private static void say(PrintStream out, String line) {
    out.println(line);
    out.flush();
  }
}
