package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The small profiles next to the tests; the model was once wrong about each of them. */
final class FilterCases {
  static final Path FOLDER =
      Path.of("src", "test", "resources", "io", "github", "kindproof", "seccomp", "filter");

  private FilterCases() {}

  /** Return the profiles by the names of their files. */
  static Map<String, SeccompProfile> read() {
    return read(FOLDER);
  }

  /** Return the profiles of a folder. */
  static Map<String, SeccompProfile> read(Path folder) {
    Map<String, SeccompProfile> profiles = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        String name = folder.relativize(file).toString().replaceFirst("[.]json$", "");
        profiles.put(
            name,
            ProfileFile.understood(Files.readString(file), false).profiles().get(0).profile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return profiles;
  }
}
