package io.github.kindproof.internal.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
  /** An exception of Java in place of a reason: {@code "cannot be written: " + e}. */
  private static final Pattern EXCEPTION_IN_MESSAGE =
      Pattern.compile("catch \\((IOException|UncheckedIOException) e\\)[^}]*?\" \\+ e[,;)]");

  @TempDir Path folder;

  @Test
  void theFileFollowsTheReason() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(reason(() -> Files.readString(folder.resolve("none"))))
        .isEqualTo("no such file: " + folder.resolve("none"));
    assertThat(reason(() -> Files.createFile(file))).isEqualTo("file exists: " + file);
    assertThat(reason(() -> Files.createDirectories(file.resolve("a"))))
        .isEqualTo("Not a directory: " + file.resolve("a"));
    assertThat(reason(() -> deleted(folder))).isEqualTo("directory not empty: " + folder);
    assertThat(IoReason.of(new AccessDeniedException("/root")))
        .isEqualTo("permission denied: /root");
  }

  @Test
  void aFullDeviceIsNamedAsTheSystemNamesIt() {
    assertThat(reason(() -> Files.writeString(Path.of("/dev/full"), "text")))
        .isEqualTo("No space left on device");
  }

  @Test
  void noMessageNamesAnExceptionOfJava() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(it -> it.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(Files.readString(source))
            .as("%s", source)
            .doesNotContainPattern(EXCEPTION_IN_MESSAGE);
      }
    }
  }

  private static Object deleted(Path path) throws IOException {
    Files.delete(path);
    return path;
  }

  private static String reason(Callable<?> action) {
    return IoReason.of(catchThrowableOfType(IOException.class, action::call));
  }
}
