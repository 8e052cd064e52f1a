package io.github.kindproof.internal.io.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitedTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void oneThatTimedOutSaysForWhatItWaitedAndWhatItSaw() {
    Waited<Integer> waited =
        new Wait("a three", Duration.ofMillis(100), SHORT).until(() -> 1, it -> it == 3);
    assertThat(waited.why()).isEqualTo("timed out after 0.1 s waiting for a three");
    assertThatThrownBy(() -> waited.orElseThrow(it -> "a " + it, "count on"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("timed out after 0.1 s waiting for a three; last seen: a 1; count on");
  }

  @Test
  void aLimitOfWholeSecondsIsToldSo() {
    Wait minute = new Wait("a three", Duration.ofMinutes(1), SHORT);
    assertThat(new Waited<>(minute, 1, false, "").why())
        .isEqualTo("timed out after 60 s waiting for a three");
  }

  @Test
  void whatCanNoLongerComeIsNotWaitedFor() {
    Iterator<Integer> seen = List.of(1, 2, 4, 3).iterator();
    Waited<Integer> waited =
        new Wait("a three", Duration.ofMinutes(5), SHORT)
            .looking(seen::next)
            .failFast("it was left out", it -> it > 3)
            .until(it -> it == 3);
    assertThat(waited.met()).isFalse();
    assertThat(waited.why(waited.last()))
        .isEqualTo("stopped waiting for a three: it was left out; last seen: 4");
  }

  @Test
  void whatIsSeenMayTellWhyItCanNoLongerCome() {
    Waited<Integer> waited =
        new Wait("a three", Duration.ofMinutes(5), SHORT)
            .looking(() -> 5)
            .failFast("it is negative", it -> it < 0)
            .failFast(it -> it > 3 ? Optional.of("it is " + it) : Optional.empty())
            .until(it -> it == 3);
    assertThat(waited.reason()).isEqualTo("it is 5");
  }

  @Test
  void whatCameIsGoodEvenWhereNothingMoreCanCome() {
    assertThat(
            new Wait("a three", Duration.ofMinutes(5), SHORT)
                .looking(() -> 3)
                .failFast("it is the last", it -> true)
                .until(it -> it == 3)
                .orElseThrow(it -> it, ""))
        .isEqualTo(3);
  }
}
