package io.github.kindproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's Javadoc says what a method does, in the imperative, and what a type is, as a noun. */
class JavadocTest {
  /** What first sentences of methods begin with. A new verb is added here. */
  private static final Path VERBS = Path.of("src/test/resources/javadoc-verbs.txt");

  private static final Set<String> ARTICLES = Set.of("A", "An", "The");

  @Test
  void ofTheApi() throws IOException {
    Set<String> api = ApiSurface.api().stream().map(Class::getName).collect(Collectors.toSet());
    assertThat(JavadocSentence.in(Path.of("src/main/java"), api))
        .isNotEmpty()
        .filteredOn(isGood().negate())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Returns the name.", "What it was made from.", "Return."})
  void refused(String sentence) throws IOException {
    assertThat(isGood().test(new JavadocSentence("Some.method", false, sentence))).isFalse();
  }

  private static Predicate<JavadocSentence> isGood() throws IOException {
    Set<String> verbs = Set.copyOf(Files.readAllLines(VERBS));
    return of -> isGood(of, verbs);
  }

  private static boolean isGood(JavadocSentence of, Set<String> verbs) {
    String[] words = of.text().split("\\s+");
    return words.length > 1
        && (verbs.contains(words[0]) || (of.isType() && ARTICLES.contains(words[0])));
  }
}
