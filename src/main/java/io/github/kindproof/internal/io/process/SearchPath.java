package io.github.kindproof.internal.io.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders in which programs are searched, in order. */
public record SearchPath(List<Path> folders) {
  // Engine and network tools live there, and a PATH may lack them.
  private static final List<String> SYSTEM = List.of("/usr/sbin", "/sbin");

  /** The folders of PATH, followed by those of system programs. */
  public static SearchPath ofThisProcess() {
    return of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
  }

  static SearchPath of(String path) {
    Stream<String> own = Arrays.stream(path.split(File.pathSeparator, -1));
    return new SearchPath(
        Stream.concat(own, SYSTEM.stream())
            .filter(folder -> !folder.isEmpty())
            .distinct()
            .map(Path::of)
            .toList());
  }

  public Optional<Path> find(String program) {
    return folders.stream()
        .map(folder -> folder.resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The folders as a value of PATH. */
  public String asVariable() {
    return String.join(File.pathSeparator, folders.stream().map(Path::toString).toList());
  }
}
