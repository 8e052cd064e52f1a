package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

  @Test
  void itIsEvenOverTheWhole() {
    assertThat(Sample.of(ALL, 3)).containsExactly(0, 3, 6);
    assertThat(Sample.of(ALL, 0)).isEmpty();
    assertThat(Sample.of(ALL, 99)).isEqualTo(ALL);
  }
}
