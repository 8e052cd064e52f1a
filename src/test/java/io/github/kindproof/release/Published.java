package io.github.kindproof.release;

import io.github.kindproof.internal.io.packaged.OwnVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The files that this build made. */
final class Published {
  static final String VERSION = OwnVersion.number();
  static final Path TARGET = Path.of("target").toAbsolutePath();
  static final Path JAR = artifact(".jar");

  /** The command as one jar. */
  static final Path COMMAND = artifact("-all.jar");

  static final Path ARCHIVE = artifact(".tar.gz");

  /** The command as one executable file, and what package managers read. */
  static final Path PACKAGING = TARGET.resolve("packaging");

  private Published() {}

  /** For example that with {@code -sources.jar}. */
  static Path artifact(String end) {
    return TARGET.resolve("kindproof-" + VERSION + end);
  }

  static List<String> names(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  /** The text of an entry, which must be there. */
  static String text(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        InputStream stream = file.getInputStream(new ZipEntry(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
