package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "AUTO,     false, false, PULL",
    "AUTO,     false, true,  USE_BUILT",
    "AUTO,     true,  false, USE_OFFICIAL",
    "AUTO,     true,  true,  USE_OFFICIAL",
    "OFFICIAL, false, false, PULL",
    "OFFICIAL, false, true,  PULL",
    "OFFICIAL, true,  false, USE_OFFICIAL",
    "OFFICIAL, true,  true,  USE_OFFICIAL",
    "LOCAL,    false, false, BUILD",
    "LOCAL,    false, true,  USE_BUILT",
    "LOCAL,    true,  false, BUILD",
    "LOCAL,    true,  true,  USE_BUILT",
  })
  void theModeAndWhatIsThereDecide(
      ImageMode mode, boolean officialThere, boolean builtThere, ImageChoice choice) {
    assertThat(ImageChoice.of(mode, officialThere, builtThere)).isEqualTo(choice);
  }
}
