package io.github.kindproof.suites;

import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.image.build.TestImages;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.node.NodeShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Images that have Kindproof, as {@code images/kindproof/Dockerfile} makes them, on a small Debian
 * of ours. Closing one removes it from the engine.
 *
 * @param name as a pod's container asks for it
 */
record KindproofImage(String name) implements AutoCloseable {
  private static final String MACHINE = "kindproof/machine:1";
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Builds one of this run's classes. */
  static KindproofImage of(Harness harness, Path folder) throws IOException {
    Path target = Files.createDirectories(folder.resolve("target"));
    Path libraries = Files.createDirectories(target.resolve("libraries"));
    for (String library :
        Files.readString(Path.of("target", "command", "kindproof.classpath")).strip().split(":")) {
      Files.copy(Path.of(library), libraries.resolve(Path.of(library).getFileName()));
    }
    Command.of("cp", "-r", "target/classes", target.toString()).output();
    Command.of("cp", "-r", "images", folder.toString()).output();
    TestImages.build(harness.tools().engine().docker(), "machine", Map.of(), MACHINE);
    return build(
        "docker.io/kindproof/kindproof-of-test:1",
        folder,
        folder.resolve("images/kindproof/Dockerfile"),
        "BASE=" + MACHINE);
  }

  /** Builds one. */
  static KindproofImage build(String name, Path context, Path dockerfile, String argument) {
    Command.of(
            "docker",
            "build",
            "--quiet",
            "--file",
            dockerfile.toString(),
            "--build-arg",
            argument,
            "--tag",
            name,
            context.toString())
        .withLimit(LIMIT)
        .output();
    return new KindproofImage(name);
  }

  /** Copies it to a node, which has no registry to get it from. */
  void bringTo(NodeShell node) {
    Command.pipe(
        Command.of("docker", "save", name).withLimit(LIMIT),
        node.command("ctr", "--namespace", "k8s.io", "images", "import", "-").withLimit(LIMIT));
  }

  @Override
  public void close() {
    Command.of("docker", "image", "rm", name).output();
  }
}
