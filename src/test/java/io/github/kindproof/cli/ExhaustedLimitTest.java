package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ExhaustedLimitTest {
  @Test
  void eachLimitIsNamedWhateverWrapsIt() {
    assertThat(said(new OutOfMemoryError("Java heap space")))
        .contains("MiB of memory are too little for the JVM; set JAVA_TOOL_OPTIONS");
    assertThat(said(new IllegalStateException(new OutOfMemoryError("GC overhead limit exceeded"))))
        .contains("too little for the JVM");
    assertThat(said(new OutOfMemoryError("unable to create native thread: possibly out of memory")))
        .contains("can start no more threads; raise `ulimit -u`");
    assertThat(
            said(
                new UncheckedIOException(
                    new FileSystemException("/a", null, "Too many open files"))))
        .contains("can open no more files; run `ulimit -n 1024` first");
  }

  @Test
  void otherFailuresAreNone() {
    assertThat(ExhaustedLimit.in(new IllegalStateException(new IOException("No space left"))))
        .isEmpty();
  }

  private static String said(Throwable failure) {
    return String.valueOf(ExhaustedLimit.in(failure).orElseThrow().getMessage());
  }
}
