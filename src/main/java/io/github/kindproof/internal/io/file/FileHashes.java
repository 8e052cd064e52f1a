package io.github.kindproof.internal.io.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SHA-256 of each file in a folder. */
public final class FileHashes {
  private FileHashes() {}

  /**
   * Read all files below a path, without following links in it.
   *
   * @param path a folder, or a file
   * @return the hashes by the rest of each file's path, for example {@code /mine.json}; the rest is
   *     empty if the path is a file. There are none if the path does not exist
   * @throws IOException if a file or folder cannot be read
   */
  public static SortedMap<String, String> below(Path path) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (!Files.exists(path)) {
      return files;
    }
    Path real = path.toRealPath();
    try (Stream<Path> all = Files.walk(real)) {
      for (Path file : all.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          String rest = file.toString().substring(real.toString().length());
          files.put(rest, Sha256.of(Files.readAllBytes(file)));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }
}
