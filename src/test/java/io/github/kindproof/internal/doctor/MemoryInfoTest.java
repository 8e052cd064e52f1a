package io.github.kindproof.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryInfoTest {
  @Test
  void readsWhatIsAvailableAndNotWhatIsFree() {
    assertThat(MemoryInfo.available("MemTotal: 8 kB\nMemFree: 1 kB\nMemAvailable:  4 kB\n"))
        .isEqualTo(4096);
    assertThat(MemoryInfo.available("")).isZero();
  }
}
