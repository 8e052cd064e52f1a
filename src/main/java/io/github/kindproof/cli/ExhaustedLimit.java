package io.github.kindproof.cli;

import io.github.kindproof.EnvironmentException;
import java.util.Optional;

/** A limit of this process that explains a failure: its memory, threads or open files. */
final class ExhaustedLimit {
  private static final String OPEN_FILES = "Too many open files";
  private static final String THREADS = "native thread";

  private ExhaustedLimit() {}

  /** Return the fault in a failure or its causes; empty if it has none. */
  static Optional<EnvironmentException> in(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (message.contains(OPEN_FILES)) {
        return Optional.of(
            new EnvironmentException(
                "this process can open no more files", "run `ulimit -n 1024` first", failure));
      }
      if (each instanceof OutOfMemoryError) {
        return Optional.of(
            message.contains(THREADS)
                ? new EnvironmentException(
                    "this process can start no more threads", "raise `ulimit -u`", failure)
                : new EnvironmentException(
                    "%d MiB of memory are too little for the JVM"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20),
                    "set JAVA_TOOL_OPTIONS=-Xmx512m, or free memory",
                    failure));
      }
    }
    return Optional.empty();
  }
}
