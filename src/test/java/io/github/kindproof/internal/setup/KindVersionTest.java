package io.github.kindproof.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindVersionTest {
  @Test
  void readsWhatKindPrints() {
    assertThat(KindVersion.parse("kind v0.33.0 go1.26.0 linux/amd64\n"))
        .contains(new KindVersion(0, 33, 0));
    assertThat(KindVersion.parse("kind (@kubernetes-sigs): not a version")).isEmpty();
  }

  @Test
  void aVersionBeforeAReleaseIsNone() {
    assertThat(KindVersion.parse("kind v0.34.0-alpha+1234 go1.26.0 linux/amd64")).isEmpty();
  }

  @Test
  void comparesNumbersAndNotText() {
    assertThat(new KindVersion(0, 9, 0)).isLessThan(new KindVersion(0, 33, 0));
    assertThat(new KindVersion(0, 33, 10)).isGreaterThan(new KindVersion(0, 33, 9));
    assertThat(new KindVersion(1, 0, 0)).isGreaterThan(new KindVersion(0, 99, 9));
  }

  @Test
  void theOldestIsEnoughAndAnOlderOneIsNot() {
    assertThat(KindVersion.OLDEST.isEnough()).isTrue();
    assertThat(new KindVersion(0, 32, 9).isEnough()).isFalse();
    assertThat(KindVersion.OLDEST).hasToString("v0.33.0");
  }
}
