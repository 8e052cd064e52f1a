package io.github.kindproof.internal.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://user:secret@host:1/a, https://***@host:1/a",
    "https://user@host, https://***@host",
    "https://user:se@cret@host, https://***@host",
    "https://user:se/cret@host, https://***@host",
    "tcp://user:secret@127.0.0.1:9, tcp://***@127.0.0.1:9",
    "https://host/a@b, https://host/a@b",
    "unix:///var/run/docker.sock, unix:///var/run/docker.sock",
  })
  void thePasswordIsNotShown(String url, String shown) {
    assertThat(MaskedUrl.of(url)).isEqualTo(shown);
  }

  @Test
  void whatIsShownIsOneLineThatATerminalDoesNotObey() {
    assertThat(MaskedUrl.of("tcp://h\nok  engine\u001b[31m\u202e"))
        .isEqualTo("tcp://h?ok  engine?[31m?");
    assertThat(Printable.ofLines(List.of("pod/a\nb: |c|\r", "\tc")))
        .isEqualTo("pod/a?b: |c|?\n?c\n");
  }
}
