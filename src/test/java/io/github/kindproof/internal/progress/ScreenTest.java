package io.github.kindproof.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void aTerminalIsLiveAndColored() {
    assertThat(screen(Map.of("TERM", "xterm"))).isEqualTo(new Screen(true, true, true));
  }

  @Test
  void noColorTakesTheColorsOnly() {
    assertThat(screen(Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(new Screen(true, false, true));
    assertThat(screen(Map.of("TERM", "xterm", "NO_COLOR", "")).color()).isTrue();
  }

  @Test
  void aDumbTerminalACiAndAPipeAreNotLive() {
    assertThat(screen(Map.of("TERM", "dumb")).live()).isFalse();
    assertThat(screen(Map.of()).live()).isFalse();
    assertThat(screen(Map.of("TERM", "xterm", "CI", "true")).live()).isFalse();
    assertThat(screen(Map.of("TERM", "xterm", "CI", "false")).live()).isTrue();
    assertThat(Screen.of(false, Map.of("TERM", "xterm"), "UTF-8", Coloring.AUTO))
        .isEqualTo(new Screen(false, false, true));
  }

  @Test
  void clicolorForceColorsAPipeUnlessNoColorIsSet() {
    assertThat(pipe(Map.of("CLICOLOR_FORCE", "1"), Coloring.AUTO))
        .isEqualTo(new Screen(false, true, true));
    assertThat(pipe(Map.of("CLICOLOR_FORCE", "0"), Coloring.AUTO).color()).isFalse();
    assertThat(pipe(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), Coloring.AUTO).color())
        .isFalse();
  }

  @Test
  void anOptionIsStrongerThanTheEnvironment() {
    assertThat(pipe(Map.of("NO_COLOR", "1"), Coloring.ALWAYS).color()).isTrue();
    assertThat(pipe(Map.of("CLICOLOR_FORCE", "1"), Coloring.NEVER).color()).isFalse();
    assertThat(Screen.of(true, Map.of("TERM", "xterm"), "UTF-8", Coloring.NEVER))
        .isEqualTo(new Screen(true, false, true));
  }

  @Test
  void aContainersLocaleIsNotUnicode() {
    assertThat(Screen.of(true, Map.of("TERM", "xterm"), "ANSI_X3.4-1968", Coloring.AUTO).unicode())
        .isFalse();
  }

  @Test
  void theSizeIsWhatSttySays() {
    assertThat(TerminalSize.parse("50 132\n")).isEqualTo(new TerminalSize(50, 132));
    assertThat(TerminalSize.parse("0 0\n")).isEqualTo(TerminalSize.USUAL);
    assertThat(TerminalSize.parse("")).isEqualTo(TerminalSize.USUAL);
  }

  private static Screen pipe(Map<String, String> environment, Coloring coloring) {
    return Screen.of(false, environment, "UTF-8", coloring);
  }

  private static Screen screen(Map<String, String> environment) {
    return Screen.of(true, environment, "UTF-8", Coloring.AUTO);
  }
}
