package io.github.kindproof.suites;

import io.github.kindproof.internal.engine.Docker;

/** A node image whose containerd ends at once, with words that can be recognized. */
final class BrokenContainerd implements AutoCloseable {
  private static final String SCRIPT =
      """
      rm /usr/local/bin/containerd
      printf '#!/bin/sh\\necho "containerd: this one is broken" >&2\\nexit 1\\n' > /usr/local/bin/containerd
      chmod 755 /usr/local/bin/containerd
      """;

  private final Docker docker;
  private final String name;

  /**
   * @param nodeImage as the engine has it
   * @param name of the new image, as long as this is open
   */
  BrokenContainerd(Docker docker, String nodeImage, String name) {
    this.docker = docker;
    this.name = name;
    String container = name.replaceAll("[^a-z0-9]", "-");
    try {
      docker
          .command(
              "run",
              "--name=" + container,
              "--network=none",
              "--entrypoint=bash",
              nodeImage,
              "-ec",
              SCRIPT)
          .output();
      docker.command("commit", container, name).output();
    } finally {
      docker.command("rm", "--force", "--volumes", container).run();
    }
  }

  @Override
  public void close() {
    docker.command("rmi", name).run();
  }
}
