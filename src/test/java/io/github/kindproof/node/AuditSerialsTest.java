package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AuditSerialsTest {
  private final AuditSerials serials = new AuditSerials();

  @Test
  void whatComesInAnotherOrderIsNotMissing() {
    LongStream.of(100, 102, 101, 104, 103, 99).forEach(serials::saw);

    assertThat(serials.missing()).isZero();
  }

  @Test
  void whatNeverComesIsMissing() {
    LongStream.rangeClosed(100, 200).filter(it -> it < 150 || it > 152).forEach(serials::saw);

    assertThat(serials.missing()).isEqualTo(3);
  }

  @Test
  void whatWasQueuedBeforeTheFirstIsNotMissed() {
    LongStream.rangeClosed(100, 200).filter(it -> it != 103).forEach(serials::saw);

    assertThat(serials.missing()).isZero();
  }

  @Test
  void ofNoneNoneIsMissing() {
    assertThat(serials.missing()).isZero();
  }

  @Test
  @Timeout(60)
  void howeverManyAreMissingTheyAreCountedAtOnce() {
    LongStream.of(100, 101, 2_000_000_100, 900_000_000_000_000_100L).forEach(serials::saw);

    assertThat(serials.missing()).isEqualTo(900_000_000_000_000_000L - 17);
  }
}
