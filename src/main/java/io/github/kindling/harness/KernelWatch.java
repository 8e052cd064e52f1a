package io.github.kindling.harness;

import io.github.kindling.cluster.Owner;
import io.github.kindling.engine.Docker;
import io.github.kindling.node.HostShell;
import io.github.kindling.node.PrintkRateLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shell on the engine's host that recordings of this run share, started when first wanted. */
final class KernelWatch implements AutoCloseable {
  /** Where {@link PrintkRateLimit} keeps the value that was found, as this machine sees it. */
  private static final Path SAVED_LIMIT = Path.of("/run/kindling-printk-ratelimit");

  private final Docker docker;
  private final Owner owner;
  private @Nullable HostShell shell;

  KernelWatch(Docker docker, Owner owner) {
    this.docker = docker;
    this.owner = owner;
  }

  synchronized HostShell shell(String image) {
    HostShell there = shell;
    if (there == null) {
      there = HostShell.open(docker, image, owner.token());
      shell = there;
    }
    return there;
  }

  /** Puts the rate limit back that a run left lifted which was killed with its containers. */
  void restoreLeftOver() {
    if (Files.exists(SAVED_LIMIT)) {
      anyNodeImage().ifPresent(image -> PrintkRateLimit.restoreLeftOver(shell(image)));
    }
  }

  private Optional<String> anyNodeImage() {
    return docker
        .command("images", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}")
        .output()
        .lines()
        .filter(line -> line.startsWith("kindling/node:") || line.startsWith("kindest/node:"))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst();
  }

  @Override
  public synchronized void close() {
    if (shell != null) {
      shell.close();
      shell = null;
    }
  }
}
