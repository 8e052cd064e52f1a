package io.github.kindproof.internal.io.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

public final class Folders {
  private static final int MOST_ADDITIONS = 100;

  private Folders() {}

  /** The regular files in a folder and its subfolders, sorted by path. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * Deletes a folder and its content, if it exists; follows no links. Another process may be
   * deleting it too, or still be adding to it.
   *
   * @throws DirectoryNotEmptyException if something is added again and again
   */
  public static void delete(Path folder) throws IOException {
    int added = 0;
    while (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) { // the deepest first
          Files.deleteIfExists(path);
        }
      } catch (DirectoryNotEmptyException e) {
        if (++added == MOST_ADDITIONS) {
          throw e;
        }
      } catch (IOException | UncheckedIOException e) {
        if (!(e instanceof NoSuchFileException || e.getCause() instanceof NoSuchFileException)) {
          throw e;
        }
      }
    }
  }
}
