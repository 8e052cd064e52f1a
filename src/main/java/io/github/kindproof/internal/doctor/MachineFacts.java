package io.github.kindproof.internal.doctor;

import io.github.kindproof.internal.engine.BoundingSet;
import io.github.kindproof.internal.engine.EngineState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The input of the rules.
 *
 * @param apt whether apt can install packages
 * @param capabilities those that this machine can grant
 * @param auditDaemon whether a daemon consumes the kernel's audit records
 * @param diskAt the folder for images
 * @param freeDisk in bytes
 * @param freeMemory in bytes, as available to processes
 * @param inotifyInstances the limit per user
 * @param inotifyWatches the limit per user
 * @param reusable the clusters that wait for reuse, or are in use with it
 */
record MachineFacts(
    EngineState engine,
    boolean root,
    boolean apt,
    Optional<Path> kind,
    Optional<Path> go,
    int javaRelease,
    BoundingSet capabilities,
    SeccompActions seccomp,
    boolean auditDaemon,
    Path diskAt,
    long freeDisk,
    long freeMemory,
    OptionalLong inotifyInstances,
    OptionalLong inotifyWatches,
    List<String> reusable) {

  MachineFacts {
    reusable = List.copyOf(reusable);
  }

  /**
   * Both lists are empty if the kernel has no seccomp filters.
   *
   * @param available from {@code /proc/sys/kernel/seccomp/actions_avail}
   * @param logged from {@code /proc/sys/kernel/seccomp/actions_logged}
   */
  record SeccompActions(List<String> available, List<String> logged) {}
}
