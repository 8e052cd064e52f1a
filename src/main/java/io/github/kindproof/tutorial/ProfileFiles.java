package io.github.kindproof.tutorial;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The profiles in the folder {@code profiles}. */
final class ProfileFiles {
  private ProfileFiles() {}

  /**
   * Read the bytes of each profile, by file name.
   *
   * @throws BadInputException if one is not a profile
   */
  static Map<String, byte[]> read(ProjectFiles files) {
    Path folder = files.find("profiles");
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".json")).sorted().toList()) {
        ProfileFile.read(file);
        bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new BadInputException(
          folder.toString(),
          "cannot be read: " + IoReason.of(e),
          "check that the folder exists and is readable");
    }
    return bytes;
  }

  /**
   * Read the profiles that a manifest names, from the folder that the nodes will mount.
   *
   * @throws BadInputException if one is missing or wrong: its pod would not even be created
   */
  static void check(ProjectFiles files, String manifest) {
    Path root = files.rootOf(Configs.PROFILES_CONFIG);
    Manifest.read(files.find(manifest))
        .localhostProfiles()
        .forEach(name -> ProfileFile.read(root.resolve(name)));
  }
}
