package io.github.kindproof.internal.engine;

import io.github.kindproof.internal.io.process.ProcessEnd;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The processes of the engine that setup started. They are recognized by their arguments, never by
 * a recorded pid: another process may have that pid now.
 */
record EngineProcesses(EngineFolders folders) {
  private static final Duration SHUTDOWN = Duration.ofSeconds(60);
  private static final Duration CONTAINERD = Duration.ofSeconds(10);

  Optional<ProcessHandle> daemon() {
    List<String> told = List.of("--config-file", folders.configuration().toString());
    return ProcessHandle.allProcesses()
        .filter(process -> Collections.indexOfSubList(argumentsOf(process), told) >= 0)
        .findFirst();
  }

  /** Ends the daemon and its leftovers; returns when all have ended. */
  void end() {
    daemon().ifPresent(daemon -> ProcessEnd.of(daemon, SHUTDOWN));
    for (ProcessHandle process : ProcessHandle.allProcesses().filter(this::isLeft).toList()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly); // a container's own processes
      ProcessEnd.of(process, CONTAINERD);
    }
  }

  /** Whether it is a containerd of this engine, or a shim of one. */
  private boolean isLeft(ProcessHandle process) {
    String program = process.info().command().orElse("");
    return program.startsWith("containerd", program.lastIndexOf('/') + 1)
        && argumentsOf(process).stream()
            .anyMatch(argument -> argument.startsWith(folders.exec() + "/"));
  }

  private static List<String> argumentsOf(ProcessHandle process) {
    return List.of(process.info().arguments().orElse(new String[0]));
  }
}
