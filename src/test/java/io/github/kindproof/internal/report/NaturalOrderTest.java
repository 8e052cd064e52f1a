package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void numbersInNamesCount() {
    assertThat(Stream.of("10", "2b", "1", "1b", "2", "8").sorted(NaturalOrder::compare))
        .containsExactly("1", "1b", "2", "2b", "8", "10");
    assertThat(
            Stream.of("runc-1.34.11", "runc-1.9.3", "runc-1.34.2", "")
                .sorted(NaturalOrder::compare))
        .containsExactly("", "runc-1.9.3", "runc-1.34.2", "runc-1.34.11");
    assertThat(NaturalOrder.compare("2b", "2b")).isZero();
  }
}
