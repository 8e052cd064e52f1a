package io.github.kindproof.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Jazzer runs: {@code make fuzz}. The target is in the property {@code kindproof.fuzz}. */
public final class Fuzzer {
  private static @Nullable FuzzTarget target;
  private static @Nullable Path folder;

  private Fuzzer() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    target = FuzzTarget.named(System.getProperty("kindproof.fuzz", ""));
    folder = Files.createTempDirectory("kindproof-fuzz");
  }

  /** Called with one input after the other. */
  public static void fuzzerTestOneInput(byte[] input) {
    Objects.requireNonNull(target).read(input, Objects.requireNonNull(folder));
  }

  /** Called at the end. */
  public static void fuzzerTearDown() throws IOException {
    try (var files = Files.list(Objects.requireNonNull(folder))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
