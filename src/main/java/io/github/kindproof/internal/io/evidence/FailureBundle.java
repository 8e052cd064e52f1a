package io.github.kindproof.internal.io.evidence;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes evidence to a folder, one file per piece, before the evidence's source is deleted. Empty
 * pieces get no file. Characters that control a terminal become question marks, because people show
 * these files on one.
 */
public final class FailureBundle {
  /** Folders that this process has written, in lower case: some file systems ignore case. */
  private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

  private final Path root;

  /** Writes under this folder, for example {@code target/kindproof/failures}. */
  public FailureBundle(Path root) {
    this.root = root;
  }

  /**
   * Writes a bundle to its own folder, and returns that. A folder of an earlier run is replaced; if
   * this run has written the name already, the folder's name gets a number.
   */
  public Path write(String name, List<Evidence> evidence) {
    String plain = FileName.of(name);
    Path folder = root.resolve(plain);
    for (int copy = 2; !WRITTEN.add(key(folder)); copy++) {
      folder = root.resolve(plain + "-" + copy);
    }
    return fill(folder, evidence);
  }

  /** Writes a bundle to exactly this folder and returns it, for results that name the folder. */
  public Path replace(String name, List<Evidence> evidence) {
    return fill(root.resolve(FileName.of(name)), evidence);
  }

  private static String key(Path folder) {
    return folder.toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT);
  }

  private static Path fill(Path folder, List<Evidence> evidence) {
    Set<String> taken = new HashSet<>();
    try {
      Folders.delete(folder);
      Files.createDirectories(folder);
      for (Evidence piece : evidence) {
        if (piece.text().isBlank()) {
          continue;
        }
        String title = piece.title().contains(".") ? piece.title() : piece.title() + ".txt";
        String file = FileName.of(title);
        for (int copy = 2; !taken.add(file.toLowerCase(Locale.ROOT)); copy++) {
          file = copy + "-" + FileName.of(title);
        }
        Files.writeString(folder.resolve(file), Printable.lines(piece.text()) + "\n");
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot write the evidence to " + folder, "free disk space there", e);
    }
    return folder;
  }
}
