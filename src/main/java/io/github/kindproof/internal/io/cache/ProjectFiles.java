package io.github.kindproof.internal.io.cache;

import io.github.kindproof.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Kind configs, profiles, manifests, image recipes and lists by their names, such as {@code
 * kind-configs/profiles.yaml}: a file of the working directory comes first, else the one that came
 * with Kindproof.
 */
public final class ProjectFiles {
  private final Path workingDirectory;
  private final PackagedFiles packaged;

  /**
   * @param workingDirectory where the user's own files are
   * @param cache where the files that came with Kindproof are unpacked
   */
  public ProjectFiles(Path workingDirectory, KindproofCache cache) {
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.packaged = new PackagedFiles(cache);
  }

  /** The files as seen from the working directory of this process. */
  public static ProjectFiles here(KindproofCache cache) {
    return new ProjectFiles(Path.of(""), cache);
  }

  /** The file or folder of this name, absolute; {@link BadInputException} if there is none. */
  public Path find(String name) {
    return rootOf(name).resolve(name).normalize();
  }

  /**
   * The folder that the file of this name was found under: relative paths in it, such as the {@code
   * ./profiles} of a kind config, count from there.
   */
  public Path rootOf(String name) {
    if (Files.exists(workingDirectory.resolve(name))) {
      return workingDirectory;
    }
    if (packaged.names().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + "/"))) {
      return packaged.root();
    }
    throw new BadInputException(
        name, "there is no such file in " + workingDirectory, "name one that exists" + like(name));
  }

  /** The folder with all the files that came with Kindproof. */
  public Path packagedRoot() {
    return packaged.root();
  }

  private String like(String name) {
    String folder = name.contains("/") ? name.substring(0, name.indexOf('/') + 1) : name;
    List<String> names = packaged.names().stream().filter(n -> n.startsWith(folder)).toList();
    return names.isEmpty() ? "" : ", or one of Kindproof's own: " + String.join(", ", names);
  }
}
