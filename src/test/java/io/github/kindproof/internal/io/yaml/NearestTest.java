package io.github.kindproof.internal.io.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> COMMANDS = List.of("lint", "diff", "rollout", "render");

  @Test
  void aMissingAWrongOrASwappedLetterIsOneEdit() {
    assertThat(List.of("lit", "lynt", "lnit", "liint"))
        .allSatisfy(word -> assertThat(Nearest.to(word, COMMANDS)).contains("lint"));
    assertThat(Nearest.to("rednre", COMMANDS)).contains("render");
  }

  @Test
  void aWordThatIsFarFromAllIsNone() {
    assertThat(Nearest.to("tnil", COMMANDS)).isEmpty();
    assertThat(Nearest.to("", COMMANDS)).isEmpty();
  }

  /** Files come from anywhere. */
  @Test
  void aWordOfMegabytesTakesNoMemory() {
    assertThat(Nearest.to("l".repeat(100_000_000), COMMANDS)).isEmpty();
  }
}
