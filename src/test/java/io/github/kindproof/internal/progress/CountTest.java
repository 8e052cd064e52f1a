package io.github.kindproof.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {
  @Test
  void oneThingIsSingular() {
    assertThat(Count.of(1, "node")).isEqualTo("1 node");
    assertThat(Count.of(0, "node")).isEqualTo("0 nodes");
    assertThat(Count.of(2, "node")).isEqualTo("2 nodes");
  }
}
