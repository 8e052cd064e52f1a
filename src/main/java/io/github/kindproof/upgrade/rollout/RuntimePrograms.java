package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;

/** The programs of a container runtime: taken from a node image, swapped on a node, restored. */
final class RuntimePrograms {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String NEW = "/var/lib/kindproof/runtime-new";
  private static final String OLD = "/var/lib/kindproof/runtime-old";

  private final NodeShell node;
  private final String cluster;

  /**
   * @param cluster the node's cluster: leftovers of a killed run are removed with it
   */
  RuntimePrograms(NodeShell node, String cluster) {
    this.node = node;
    this.cluster = cluster;
  }

  /**
   * Copy the programs of a node image to the node, without using them yet.
   *
   * @param image its name in the engine
   */
  void bring(String image) {
    node.command("rm", "-rf", NEW, OLD).output();
    node.command("mkdir", "-p", NEW).output();
    String owner = Owner.ofClusterName(cluster).map(Owner::token).orElse("");
    Command read =
        node.docker()
            .command(
                "run",
                "--rm",
                "--network=none",
                "--label=" + Owner.LABEL + "=" + owner,
                "--entrypoint=bash",
                image,
                "-c",
                script("programs.sh"));
    Command.pipe(read, node.command("tar", "-x", "-C", NEW).withLimit(LIMIT));
  }

  /** Replace the node's own programs with the ones that were brought. */
  void exchange() {
    node.command("bash", "-c", script("exchange.sh"), "exchange", NEW, OLD)
        .withLimit(LIMIT)
        .output();
  }

  /** Restore the programs from before the exchange. */
  void putBack() {
    node.command("bash", "-c", script("put-back.sh"), "put-back", OLD).withLimit(LIMIT).output();
  }

  private static String script(String name) {
    return PackagedFile.text(RuntimePrograms.class, name);
  }
}
