package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PathConverterTest {
  private static final String POSIX = "ANSI_X3.4-1968";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"pr??f.json", "pr\uFFFD\uFFFDf.json"})
  void aNameThatTheLocaleLacksIsRejectedWithTheRemedy(String name) {
    assertThatThrownBy(() -> PathConverter.path(name, POSIX))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining(
            "if the name has other characters than ASCII, set LC_ALL=C.UTF-8: Java reads names as "
                + POSIX);
    assertThat(PathConverter.path(name, "UTF-8")).isEqualTo(Path.of(name));
  }

  @Test
  void aFileWithAQuestionMarkIsFound() throws IOException {
    Path file = Files.writeString(folder.resolve("what?.json"), "");
    assertThat(PathConverter.path(file.toString(), POSIX)).isEqualTo(file);
  }

  @Test
  void anEmptyNameAndOneWithNulAreRejected() {
    assertThatThrownBy(() -> PathConverter.path("", "UTF-8"))
        .hasMessage("the name of a file is empty, so give one");
    assertThatThrownBy(() -> PathConverter.path("a\0b", "UTF-8"))
        .hasMessageContaining("cannot be the name of a file", "choose another name");
  }
}
