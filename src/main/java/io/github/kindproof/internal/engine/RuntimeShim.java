package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An OCI runtime in front of runc that requests no capability that this machine cannot grant:
 * without it, {@code docker run --privileged} fails.
 */
record RuntimeShim(Path program) {
  private static final String RESOURCE = "runc-within-bounds";

  void write(List<String> missing) {
    try {
      Files.writeString(program, PackagedFile.text(RuntimeShim.class, RESOURCE));
      Files.writeString(
          program.resolveSibling("missing-capabilities"), String.join("\n", missing) + "\n");
    } catch (IOException e) {
      throw new EnvironmentException(
          program + " cannot be written: " + IoReason.of(e),
          "free disk space, or make it writable",
          e);
    }
    if (!program.toFile().setExecutable(true)) {
      throw new EnvironmentException(
          program + " cannot be made executable", "check its file system");
    }
  }
}
