package io.github.kindproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's Javadoc says what a method does, in the imperative, and what a type is, as a noun. */
class JavadocTest {
  /** What first sentences of methods begin with. A new verb is added here. */
  private static final Set<String> VERBS = Set.of("Apply", "Assert", "Return", "Read");

  private static final Set<String> ARTICLES = Set.of("A", "An", "The");

  @Test
  void ofTheApi() {
    Set<String> api = ApiSurface.api().stream().map(Class::getName).collect(Collectors.toSet());
    assertThat(JavadocSentence.in(Path.of("src/main/java"), api))
        .isNotEmpty()
        .allMatch(JavadocTest::isGood);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Returns the name.", "What it was made from.", "Return."})
  void refused(String sentence) {
    assertThat(isGood(new JavadocSentence("Some.method", false, sentence))).isFalse();
  }

  private static boolean isGood(JavadocSentence of) {
    String[] words = of.text().split("\\s+");
    return words.length > 1
        && (VERBS.contains(words[0]) || (of.isType() && ARTICLES.contains(words[0])));
  }
}
