package io.github.kindproof.internal.doctor;

import io.github.kindproof.internal.engine.BoundingSet;
import io.github.kindproof.internal.engine.EngineState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the rules look at, read once.
 *
 * @param engine the engine, or why there is none
 * @param root whether this process runs as root
 * @param apt whether packages can be installed by apt
 * @param kind the kind that is used
 * @param go the Go release
 * @param javaRelease this Java's release, for example 17
 * @param capabilities what this machine can grant
 * @param seccomp the actions that the kernel's seccomp knows and those that it logs, each if told
 * @param auditDaemon whether one takes the kernel's audit records
 * @param diskAt the folder that images go to
 * @param freeDisk bytes that are free there
 * @param freeMemory bytes that processes can still have
 * @param inotifyInstances how many of inotify a user may have
 * @param inotifyWatches how many watches a user may have
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
    OptionalLong inotifyWatches) {

  /**
   * Both empty where the kernel has no seccomp filters.
   *
   * @param available from {@code /proc/sys/kernel/seccomp/actions_avail}
   * @param logged from {@code /proc/sys/kernel/seccomp/actions_logged}
   */
  record SeccompActions(List<String> available, List<String> logged) {}
}
