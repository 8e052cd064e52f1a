package io.github.kindproof.cluster.profiles;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The profiles of a folder.
 *
 * @param files their texts by file name
 */
public record ProfileSet(SortedMap<String, String> files) {
  /** The limit of a ConfigMap, with room for its own fields. */
  private static final int MOST_BYTES = 1_000_000;

  private static final String END = ".json";

  /** Create a set with an unmodifiable copy. */
  public ProfileSet {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Read each JSON file of a folder as a profile.
   *
   * @throws BadInputException if there is none, one is not a profile, or together they are too
   *     large
   */
  public static ProfileSet read(Path folder) {
    TreeMap<String, String> files = new TreeMap<>();
    for (Path file : profiles(folder)) {
      ProfileFile.read(file);
      try {
        files.put(file.getFileName().toString(), Files.readString(file));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    ProfileSet all = new ProfileSet(files);
    if (all.bytes() > MOST_BYTES) {
      throw new BadInputException(
          folder.toString(),
          "has " + all.bytes() + " bytes of profiles",
          "place them in parts of less than a megabyte");
    }
    return all;
  }

  /**
   * Render a folder's profiles as YAML resources of the security-profiles-operator, named as the
   * files.
   *
   * @throws BadInputException if there is none, or one is not a profile or cannot be a resource,
   *     see {@link OperatorResource}
   */
  public static String forOperator(Path folder) {
    return profiles(folder).stream()
        .map(
            file -> {
              String name = file.getFileName().toString();
              return OperatorResource.of(
                  name.substring(0, name.length() - END.length()), ProfileFile.read(file));
            })
        .collect(Collectors.joining());
  }

  private static List<Path> profiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          folder.toString(), "is not a folder", "specify a folder with profiles");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> profiles =
          entries.filter(file -> file.getFileName().toString().endsWith(END)).sorted().toList();
      if (profiles.isEmpty()) {
        throw new BadInputException(
            folder.toString(), "has no *.json", "specify a folder with profiles");
      }
      return profiles;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static BadInputException unreadable(Path what, IOException e) {
    return new BadInputException(
        what.toString(), "cannot be read: " + IoReason.of(e), "check its permissions");
  }

  /** Return a hash of all profiles, to detect changes. */
  String hash() {
    Sha256 hash = new Sha256();
    files.forEach((name, text) -> hash.add(name + "\0" + text));
    return hash.hexadecimal();
  }

  private int bytes() {
    return files.values().stream()
        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
