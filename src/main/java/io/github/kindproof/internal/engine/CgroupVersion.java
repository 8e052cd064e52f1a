package io.github.kindproof.internal.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/** The cgroup version of a host. */
public final class CgroupVersion {
  private CgroupVersion() {}

  /** 2 if the unified hierarchy is mounted (cgroups(7)), else 1. */
  public static int ofThisHost() {
    return Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers")) ? 2 : 1;
  }
}
