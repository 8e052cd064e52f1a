package io.github.kindproof.internal.image;

import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A small real image of one layer that a registry has and the engine hasn't.
 *
 * @param name its name on Docker Hub, as a list would have it
 * @param digest the digest that the registry has it by
 */
record PushedImage(String name, String digest) {
  /** Of bytes that can't be compressed and that no other image has. */
  static PushedImage make(RealRegistry registry, Path folder, String name) throws IOException {
    byte[] content = new byte[600_000];
    new Random().nextBytes(content);
    Path root = Files.createDirectory(folder.resolve(name.replaceAll("\\W", "-")));
    Files.write(root.resolve("content"), content);
    Path tar = root.resolveSibling(root.getFileName() + ".tar");
    Command.of("tar", "-cf", tar.toString(), "-C", root.toString(), "content").output();

    String tag = registry.host() + "/" + name;
    Command.of("docker", "import", tar.toString(), tag).output();
    String pushed = Command.of("docker", "push", tag).output();
    Command.of("docker", "rmi", "--no-prune=false", tag).output();
    String digest = pushed.replaceFirst("(?s).*digest: (sha256:[0-9a-f]{64}).*", "$1");
    return new PushedImage(name, digest);
  }

  /** {@code name:tag@digest}, as in a list. */
  String listed() {
    return name + "@" + digest;
  }

  /** {@code host/name@digest}, as an engine has it. */
  String from(String host) {
    return host + "/" + name.replaceFirst(":[^:]*$", "") + "@" + digest;
  }
}
