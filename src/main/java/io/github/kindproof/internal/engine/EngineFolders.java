package io.github.kindproof.internal.engine;

import java.nio.file.Path;

/**
 * The files of the engine that setup starts.
 *
 * @param run files that end with the engine; a short path, because a socket's path is limited to
 *     107 bytes
 * @param data files that outlive it
 */
record EngineFolders(Path run, Path data) {
  Path configuration() {
    return run.resolve("daemon.json");
  }

  Path exec() {
    return run.resolve("exec");
  }

  Path lock() {
    return run.resolveSibling(run.getFileName() + ".lock");
  }

  Path ownSocket() {
    return run.resolve("docker.sock");
  }

  Path images() {
    return data.resolve("data");
  }

  Path log() {
    return data.resolve("dockerd.log");
  }

  Path runtimeShim() {
    return data.resolve("runc-within-bounds");
  }
}
