package io.github.kindproof.cli;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.file.ProfileFolder;
import io.github.kindproof.seccomp.file.ReadProfiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments that name profiles: files, folders, and {@code -} for the standard input. */
final class ProfileArguments {
  static final Path STANDARD_INPUT = Path.of("-");

  private ProfileArguments() {}

  /** Replaces each folder by the profiles in it, and prints how many other files it has. */
  static List<Path> files(List<Path> named, CommandSession session) {
    List<Path> files = new ArrayList<>();
    for (Path each : named) {
      if (Files.isDirectory(each)) {
        ProfileFolder folder = ProfileFolder.read(each);
        files.addAll(folder.profiles());
        if (folder.others() > 0) {
          session.note(
              "skipped %s in %s%n".formatted(Count.of(folder.others(), "other file"), each));
        }
      } else {
        files.add(each);
      }
    }
    return files;
  }

  /** Reads files by the names that reports give them. */
  static Map<Path, ReadProfiles> read(List<Path> files) {
    Map<Path, ReadProfiles> read = new LinkedHashMap<>();
    for (Path file : files) {
      if (file.equals(STANDARD_INPUT)) {
        read.put(Path.of("stdin"), ProfileFile.examine(System.in));
      } else {
        read.put(file, ProfileFile.examine(file));
      }
    }
    return read;
  }
}
