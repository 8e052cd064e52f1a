package io.github.kindproof.cluster.session;

import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.node.HostShell;
import org.jspecify.annotations.Nullable;

/** The shell on the engine's host that recordings of this run share, started when first wanted. */
public final class KernelWatch implements AutoCloseable {
  private final Docker docker;
  private final Owner owner;
  private @Nullable HostShell shell;

  public KernelWatch(Docker docker, Owner owner) {
    this.docker = docker;
    this.owner = owner;
  }

  public synchronized HostShell shell(String image) {
    HostShell there = shell;
    if (there == null) {
      there = HostShell.open(docker, image, owner.token());
      shell = there;
    }
    return there;
  }

  @Override
  public synchronized void close() {
    if (shell != null) {
      shell.close();
      shell = null;
    }
  }
}
