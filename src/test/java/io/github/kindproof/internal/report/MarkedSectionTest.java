package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedSectionTest {
  private static final Path FILE = Path.of("page.md");

  @Test
  void onlyTheSectionChanges() {
    String document =
        "before\n<!-- seen: begin, by a program -->\nold\n<!-- seen: end -->\nafter\n";
    String replaced = MarkedSection.replace(FILE, document, "seen", "new\nlines\n");
    assertThat(replaced)
        .isEqualTo(
            """
            before
            <!-- seen: begin, by a program -->

            new
            lines

            <!-- seen: end -->
            after
            """);
    assertThat(MarkedSection.replace(FILE, replaced, "seen", "new\nlines")).isEqualTo(replaced);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no section",
        "<!-- seen: begin -->\nno end",
        "<!-- seen: end -->\n<!-- seen: begin -->\n",
        "<!-- seen: begin --><!-- seen: end -->"
      })
  void aSectionThatIsNotThereIsOneLine(String document) {
    assertThatThrownBy(() -> MarkedSection.replace(FILE, document, "seen", "new"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("page.md: has no section between <!-- seen: begin -->");
  }
}
