package io.github.kindproof.internal.io.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @ParameterizedTest
  @ValueSource(strings = {"./kindproof", "unix:///run/docker.sock", "v1.34.11,1.28", "--a=b"})
  void isThePlainTextIfThatIsOneWord(String text) {
    assertThat(ShellWord.of(text)).isEqualTo(text);
  }

  @Test
  void hasQuotesIfItNeedsThem() {
    assertThat(ShellWord.of("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my files/a.json", "it's", "$(id)", "a\nb", "~/a", "*"})
  void isReadBackByAShell(String text) {
    String script = "printf '%s\\n' " + ShellWord.of(text);
    assertThat(Command.of("sh", "-c", script).output()).isEqualTo(text + "\n");
  }
}
