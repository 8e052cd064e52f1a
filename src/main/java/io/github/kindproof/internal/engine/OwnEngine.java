package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.progress.LockWait;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine that setup starts if none is running: one per machine, with its own data, sockets and
 * settings. It runs until {@link #stop}. Starting and stopping require root.
 */
public final class OwnEngine {
  private final EngineFolders folders;
  private final Path machineRoot;
  private final @Nullable String bridge;
  private final EngineProcesses processes;

  /**
   * Creates an instance.
   *
   * @param machineRoot where the files of other engines are
   * @param bridge the bridge of its containers; null for docker0, which it creates
   */
  OwnEngine(EngineFolders folders, Path machineRoot, @Nullable String bridge) {
    this.folders = folders;
    this.machineRoot = machineRoot;
    this.bridge = bridge;
    this.processes = new EngineProcesses(folders);
  }

  /** The engine of this machine, with its images in this cache if it is started from here. */
  public static OwnEngine ofThisMachine(KindproofCache cache) {
    Path data = cache.root().resolve("engine");
    return new OwnEngine(new EngineFolders(Path.of("/run/kindproof"), data), Path.of("/"), null);
  }

  /** Its address, if it runs. */
  public Optional<String> host() {
    return processes
        .daemon()
        .flatMap(daemon -> EngineConfiguration.read(folders.configuration()))
        .map(EngineConfiguration::host);
  }

  /**
   * Starts it unless it is already running, and waits until it responds.
   *
   * @param task shows the steps of the start
   */
  public Engine start(Progress progress, Progress.Task task) {
    Root.require("start a container engine");
    try (CacheLock lock = lock(progress)) {
      Optional<ProcessHandle> running = processes.daemon();
      if (running.isEmpty()) {
        sweep();
      }
      EngineStart start = new EngineStart(folders);
      ProcessHandle daemon = running.orElseGet(() -> start.launch(configuration()));
      return start.await(daemon, task);
    }
  }

  /** Stops it and waits for its end, but keeps its images; returns whether it ran. */
  public boolean stop(Progress progress) {
    if (!Files.exists(folders.run())) {
      return false;
    }
    Root.require("stop the engine");
    try (CacheLock lock = lock(progress)) {
      boolean ran = processes.daemon().isPresent();
      processes.end();
      sweep();
      return ran;
    }
  }

  /** Removes its images and all other data; only while it is stopped. */
  public void removeData() {
    if (processes.daemon().isPresent()) {
      throw new EnvironmentException(
          "the engine's data cannot be removed while the engine is running", "stop the engine");
    }
    if (Files.exists(folders.data())) {
      remove(folders.data());
    }
  }

  private EngineConfiguration configuration() {
    Path socket = new SocketChoice(machineRoot, folders.ownSocket()).socket();
    EngineConfiguration configuration = EngineConfiguration.of(folders, socket, bridge);
    return BoundingSet.ofThisProcess().missing().isEmpty()
        ? configuration
        : configuration.withRuntime(folders.runtimeShim());
  }

  /** Removes what a stopped or killed engine left: mounts, its socket, its files. */
  private void sweep() {
    Optional<EngineConfiguration> left = EngineConfiguration.read(folders.configuration());
    processes.end();
    MountTable.unmountUnder(folders.run());
    if (left.isPresent()) {
      MountTable.unmountUnder(Path.of(left.get().dataRoot()));
      try {
        Files.deleteIfExists(left.get().socket());
      } catch (IOException e) {
        throw new EnvironmentException(
            left.get().socket() + " stays: " + IoReason.of(e), "remove it", e);
      }
    }
    if (Files.exists(folders.run())) {
      remove(folders.run());
    }
  }

  private CacheLock lock(Progress progress) {
    return LockWait.take(folders.lock(), "another start or stop of the engine", progress);
  }

  private static void remove(Path folder) {
    Command.of("rm", "-rf", "--one-file-system", folder.toString())
        .withLimit(Duration.ofMinutes(10))
        .output();
  }
}
