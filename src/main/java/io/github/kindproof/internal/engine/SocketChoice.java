package io.github.kindproof.internal.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The socket for the engine that setup starts: the usual one, unless another engine's files exist,
 * which may be started at any time.
 *
 * @param own a socket that no other engine uses
 */
record SocketChoice(Path root, Path own) {
  Path socket() {
    Path usual = root.resolve("var/run/docker.sock");
    boolean taken =
        Files.exists(usual, LinkOption.NOFOLLOW_LINKS)
            || Files.exists(root.resolve("etc/docker/daemon.json"))
            || hasFiles(root.resolve("var/lib/docker"));
    return taken ? own : usual;
  }

  private static boolean hasFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
