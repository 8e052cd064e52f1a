package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A local repository of Maven's that has everything that this machine's has, and Kindproof as it is
 * now. What is there already is linked, so that nothing is downloaded again, and nothing is written
 * where other builds would see it.
 */
public final class MavenHome {
  static final String VERSION = "0.0.0-of-this-checkout";

  private static final Path KINDPROOF = Path.of("io", "github", "kindproof");

  private MavenHome() {}

  /** The same without Kindproof, in this folder: nothing but links. */
  public static Path withoutKindproof(Path folder) throws IOException {
    link(ofThisMachine(), folder, KINDPROOF);
    return folder;
  }

  /** The folder, under {@code target}: nothing but links and Kindproof's jar. */
  static Path withKindproof() throws IOException {
    Path folder = withoutKindproof(Path.of("target", "consumers-repository").toAbsolutePath());
    Path ours = folder.resolve(KINDPROOF).resolve("kindproof").resolve(VERSION);
    Files.createDirectories(ours);
    Files.writeString(
        ours.resolve("kindproof-" + VERSION + ".pom"),
        Files.readString(Path.of("pom.xml"))
            .replaceFirst("<version>[^<]*</version>", "<version>" + VERSION + "</version>"));
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                ours.resolve("kindproof-" + VERSION + ".jar").toString(),
                "-C",
                "target/classes",
                ".");
    assertThat(code).isZero();
    return folder;
  }

  /** Links all that is beside this path, and makes the folders on it anew. */
  private static void link(Path from, Path to, Path except) throws IOException {
    Files.createDirectories(to);
    Path first = except.getName(0);
    try (Stream<Path> there = Files.list(from)) {
      for (Path path : there.filter(it -> !it.endsWith(first)).toList()) {
        Path link = to.resolve(path.getFileName().toString());
        if (!Files.isSymbolicLink(link)) {
          Files.createSymbolicLink(link, path);
        }
      }
    }
    if (except.getNameCount() > 1 && Files.exists(from.resolve(first))) {
      link(from.resolve(first), to.resolve(first), except.subpath(1, except.getNameCount()));
    }
  }

  /** The one that this JVM has JUnit from: group, artifact and version are folders in it. */
  private static Path ofThisMachine() {
    try {
      Path jar = Path.of(Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = jar;
      for (int up = 0; up < 6; up++) {
        folder = Objects.requireNonNull(folder.getParent());
      }
      return folder;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
