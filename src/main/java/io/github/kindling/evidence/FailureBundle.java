package io.github.kindling.evidence;

import io.github.kindling.failure.EnvironmentFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes evidence into a folder, a file a piece, before what it tells of is deleted. */
public final class FailureBundle {
  private final Path root;

  /**
   * @param root the folder that bundles are put under, for example {@code target/kindling/failures}
   */
  public FailureBundle(Path root) {
    this.root = root;
  }

  /**
   * Writes one bundle, over an older one of that name.
   *
   * @param name what failed, for example {@code v1.34.11 step 6}
   * @return the folder
   */
  public Path write(String name, List<Evidence> evidence) {
    Path folder = root.resolve(fileName(name));
    Set<String> taken = new HashSet<>();
    try {
      Files.createDirectories(folder);
      for (Evidence piece : evidence) {
        String title = piece.title().contains(".") ? piece.title() : piece.title() + ".txt";
        String file = fileName(title);
        for (int copy = 2; !taken.add(file); copy++) {
          file = copy + "-" + fileName(title);
        }
        Files.writeString(folder.resolve(file), piece.text() + "\n");
      }
    } catch (IOException e) {
      throw new EnvironmentFault("cannot write the evidence to " + folder, "make room there", e);
    }
    return folder;
  }

  private static String fileName(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
