package io.github.kindproof.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "90s, PT90S, 1m30s",
    "5m, PT5M, 5m",
    "1h30m, PT90M, 1h30m",
    "2h0m5s, PT2H5S, 2h5s",
    "25h, PT25H, 25h",
    "120, PT2M, 2m",
    "0s, PT0S, 0s",
    "0, PT0S, 0s",
  })
  void areReadAndWritten(String text, Duration duration, String written) {
    assertThat(Durations.parse(text, ChronoUnit.SECONDS)).contains(duration);
    assertThat(Durations.of(duration)).isEqualTo(written);
    assertThat(Durations.parse(written, ChronoUnit.SECONDS)).contains(duration);
  }

  @Test
  void onlyANumberWithoutAUnitHasTheOneThatIsGiven() {
    assertThat(Durations.parse("30", ChronoUnit.MINUTES)).contains(Duration.ofMinutes(30));
    assertThat(Durations.parse("30s", ChronoUnit.MINUTES)).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "1.5h", "-5s", "5 m", "5M", "30m1h", "1d", "9999999s", "1h5"})
  void otherTextsAreNone(String text) {
    assertThat(Durations.parse(text, ChronoUnit.SECONDS)).isEmpty();
  }
}
