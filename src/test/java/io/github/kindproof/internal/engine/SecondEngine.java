package io.github.kindproof.internal.engine;

import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real engine beside the one that the suites use, which a test may end as it likes. */
public final class SecondEngine implements AutoCloseable {
  private static final String BRIDGE = "kindproof-test0";
  private static final String COPY =
      "set -o pipefail; docker save \"$@\" | DOCKER_HOST=$0 docker load";

  private final EngineFolders folders;
  private final OwnEngine engine;

  /**
   * Prepare it; it does not run yet.
   *
   * @param data the folder for its images
   */
  public SecondEngine(Path data) throws IOException {
    // Not in the temporary folder: a socket's path has at most 107 bytes.
    Path run = Files.createTempDirectory(Path.of("/run"), "kindproof-test-");
    folders = new EngineFolders(run, data.toRealPath());
    // An engine without a bridge, or with docker0, would remove that of the engine beside it.
    Command.of("ip", "link", "delete", BRIDGE).run(); // of a run that was killed
    Command.of("ip", "link", "add", "name", BRIDGE, "type", "bridge").output();
    Command.of("ip", "address", "add", "192.168.251.1/24", "dev", BRIDGE).output();
    engine = new OwnEngine(folders, Path.of("/"), BRIDGE);
  }

  /** Start it, unless it runs. */
  public Engine start() {
    return engine.start(Progress.silent(), Progress.silent().begin("an engine for a test"));
  }

  /** Give it images of the engine that the suites use. */
  public void copy(List<String> images) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", COPY, start().host()));
    command.addAll(images);
    Command.of(command).withLimit(Duration.ofMinutes(5)).output();
  }

  /** Send its daemon a signal, if it lives. */
  public void signal(String signal) {
    new EngineProcesses(folders)
        .daemon()
        .ifPresent(it -> Command.of("kill", "-" + signal, String.valueOf(it.pid())).output());
  }

  /** Fill the disk of its images and volumes, whose folder was given a file system of its own. */
  public void fillDisk() {
    // It ends with "no space left on device".
    Command.of("dd", "if=/dev/zero", "of=" + filler(), "bs=1M")
        .withLimit(Duration.ofMinutes(2))
        .run();
  }

  /** Make room on the disk again. */
  public void freeDisk() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folders.data().resolve("filler");
  }

  EngineFolders folders() {
    return folders;
  }

  OwnEngine engine() {
    return engine;
  }

  @Override
  public void close() throws IOException {
    engine.stop(Progress.silent());
    Files.deleteIfExists(folders.lock());
    Command.of("ip", "link", "delete", BRIDGE).output();
  }
}
