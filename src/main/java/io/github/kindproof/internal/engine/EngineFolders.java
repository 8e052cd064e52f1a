package io.github.kindproof.internal.engine;

import java.nio.file.Path;

/**
 * Where the engine that we start has its files.
 *
 * @param run what ends with the engine, on a short path since a socket's has at most 107 bytes
 * @param data what outlives it
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
