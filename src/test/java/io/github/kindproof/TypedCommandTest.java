package io.github.kindproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No source names the command as it is called in a checkout: {@code Caller} knows its name. */
class TypedCommandTest {
  private static final Pattern LITERAL =
      Pattern.compile("\\./kindproof\\b|\\b(?:run|see|with) `kindproof ");

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(it -> it.toString().matches(".*\\.(?:java|html|js|md|sh|txt|ya?ml|properties)"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void isNeverALiteral(Path source) throws IOException {
    assertThat(Files.readString(source)).doesNotContainPattern(LITERAL);
  }
}
