package io.github.kindproof.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {
  @Test
  void whatATerminalWouldObeyIsMasked() {
    String log =
        "red \u001b[31m\nname \u001b]0;mine\u0007\nnul \u0000 back\rover \u009b2J \u202eend";
    assertThat(Masked.lines(log)).isEqualTo("red ?[31m\nname ?]0;mine?\nnul ? back?over ?2J ?end");
  }

  @Test
  void linesTabsAndLettersStay() {
    assertThat(Masked.lines("a\tb\r\nc é 漢 €")).isEqualTo("a\tb\nc é 漢 €");
  }
}
