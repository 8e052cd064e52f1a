package io.github.kindproof.tutorial;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The profiles of the folder {@code profiles}.
 *
 * @param folder the folder
 * @param bytesByName their bytes by file name
 */
record ProfileFiles(Path folder, Map<String, byte[]> bytesByName) {
  static ProfileFiles of(ProjectFiles files) {
    Path folder = files.find("profiles");
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".json")).toList()) {
        bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new BadInputException(
          folder.toString(), "cannot be read: " + e, "make it a readable folder");
    }
    return new ProfileFiles(folder, bytes);
  }

  /**
   * Reads the profiles that a manifest names from the folder that nodes will mount.
   *
   * @throws BadInputException if one is missing or wrong: its pod would not even be created
   */
  static void checkThoseOf(Manifest manifest, ProjectFiles files) {
    Path root = files.rootOf(Configs.PROFILES_CONFIG);
    manifest.localhostProfiles().forEach(name -> ProfileFile.read(root.resolve(name)));
  }

  /** All of them, read; {@link BadInputException} names the first that is wrong. */
  Map<String, SeccompProfile> parse() {
    Map<String, SeccompProfile> profiles = new TreeMap<>();
    bytesByName
        .keySet()
        .forEach(name -> profiles.put(name, ProfileFile.read(folder.resolve(name))));
    return profiles;
  }
}
