package io.github.kindproof.internal.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/** The version of control groups that a host has. */
public final class CgroupVersion {
  private CgroupVersion() {}

  /** 2 where the unified hierarchy is mounted (see cgroups(7)), else 1. */
  public static int ofThisHost() {
    return Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers")) ? 2 : 1;
  }
}
