package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void numbersInNamesCount() {
    assertThat(Stream.of("10", "2b", "1", "1b", "2", "8").sorted(new NaturalOrder()))
        .containsExactly("1", "1b", "2", "2b", "8", "10");
    assertThat(Stream.of("v1.34.11", "v1.9.3", "v1.34.2", "").sorted(new NaturalOrder()))
        .containsExactly("", "v1.9.3", "v1.34.2", "v1.34.11");
    assertThat(new NaturalOrder().compare("2b", "2b")).isZero();
  }
}
