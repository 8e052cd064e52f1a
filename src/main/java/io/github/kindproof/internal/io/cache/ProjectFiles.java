package io.github.kindproof.internal.io.cache;

import io.github.kindproof.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Kind configs, profiles, manifests, image recipes and lists by name, such as {@code
 * kind-configs/profiles.yaml}: a file in the working directory comes first, else the one that ships
 * with Kindproof.
 */
public final class ProjectFiles {
  private final Path workingDirectory;
  private final PackagedFiles packaged;

  public ProjectFiles(Path workingDirectory, KindproofCache cache) {
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.packaged = new PackagedFiles(cache);
  }

  public static ProjectFiles here(KindproofCache cache) {
    return new ProjectFiles(Path.of(""), cache);
  }

  /** The absolute path of a file or folder; {@link BadInputException} if there is none. */
  public Path find(String name) {
    return rootOf(name).resolve(name).normalize();
  }

  /**
   * The folder in which a name was found: relative paths in the file, such as {@code ./profiles} in
   * a kind config, start there.
   */
  public Path rootOf(String name) {
    if (Files.exists(workingDirectory.resolve(name))) {
      return workingDirectory;
    }
    if (packaged.names().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + "/"))) {
      return packaged.root();
    }
    throw new BadInputException(
        name,
        "there is no such file in " + workingDirectory,
        "specify one that exists" + like(name));
  }

  public Path packagedRoot() {
    return packaged.root();
  }

  private String like(String name) {
    String folder = name.contains("/") ? name.substring(0, name.indexOf('/') + 1) : name;
    List<String> names = packaged.names().stream().filter(n -> n.startsWith(folder)).toList();
    return names.isEmpty() ? "" : ", or one of Kindproof's own: " + String.join(", ", names);
  }
}
