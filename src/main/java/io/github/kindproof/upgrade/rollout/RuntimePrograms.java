package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;

/**
 * The programs of a container runtime: taken out of a node image, exchanged on a node, put back.
 */
final class RuntimePrograms {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String NEW = "/var/lib/kindproof/runtime-new";
  private static final String OLD = "/var/lib/kindproof/runtime-old";

  /** Says which program containerd starts, where that is not runc. */
  private static final String CONFIG = "etc/containerd/config.toml";

  private final NodeShell node;
  private final String cluster;

  /**
   * @param cluster the node's cluster: what a killed run leaves goes with it
   */
  RuntimePrograms(NodeShell node, String cluster) {
    this.node = node;
    this.cluster = cluster;
  }

  /**
   * Brings those of a node image to the node, without using them yet.
   *
   * @param image as the engine has it
   * @param withConfig whether containerd's configuration has to go with them
   */
  void bring(String image, boolean withConfig) {
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
                script("programs.sh"),
                "programs",
                withConfig ? CONFIG : "");
    Command.pipe(read, node.command("tar", "-x", "-C", NEW).withLimit(LIMIT));
  }

  /** Puts those that were brought in place of the node's own. */
  void exchange() {
    node.command("bash", "-c", script("exchange.sh"), "exchange", NEW, OLD)
        .withLimit(LIMIT)
        .output();
  }

  /** Puts back what was there before the exchange. */
  void putBack() {
    node.command("bash", "-c", script("put-back.sh"), "put-back", OLD).withLimit(LIMIT).output();
  }

  private static String script(String name) {
    return PackagedFile.text(RuntimePrograms.class, name);
  }
}
