package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.internal.progress.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Launches the engine's daemon and waits for it. */
record EngineStart(EngineFolders folders) {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int LINES_SHOWN = 4;

  ProcessHandle launch(EngineConfiguration configuration) {
    SearchPath programs = SearchPath.ofThisProcess();
    Path daemon =
        programs
            .find("dockerd")
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "dockerd is not installed", Caller.ofThisProcess().installDocker()));
    try {
      Files.createDirectories(folders.run());
      Files.createDirectories(folders.data());
      if (configuration.defaultRuntime() != null) {
        new RuntimeShim(folders.runtimeShim()).write(BoundingSet.ofThisProcess().missing());
      }
      configuration.write(folders.configuration());
      // A session of its own: it outlives this process, and Ctrl-C doesn't reach it.
      ProcessBuilder builder =
          new ProcessBuilder(
                  "setsid", daemon.toString(), "--config-file", folders.configuration().toString())
              .directory(folders.run().toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(folders.log().toFile())
              .redirectErrorStream(true);
      builder.environment().put("PATH", programs.asVariable());
      return builder.start().toHandle();
    } catch (IOException e) {
      throw new EnvironmentException(
          "dockerd cannot be started: " + e.getMessage(), "check the reason above", e);
    }
  }

  Engine await(ProcessHandle daemon, Progress.Task task) {
    String host = EngineConfiguration.read(folders.configuration()).orElseThrow().host();
    task.update("dockerd (process " + daemon.pid() + ")");
    Waited<EngineState> waited =
        new Wait("a response from the engine", LIMIT, INTERVAL)
            .looking(() -> EngineSearch.at(host))
            .failFast("dockerd ended", seen -> !daemon.isAlive())
            .until(EngineState.Running.class::isInstance);
    if (!waited.met()) {
      throw new EnvironmentException(
          waited.why() + ": " + endOfLog(), "see its log, " + folders.log());
    }
    return waited.last().engine();
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(folders.log());
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read: " + IoReason.of(e);
    }
  }
}
