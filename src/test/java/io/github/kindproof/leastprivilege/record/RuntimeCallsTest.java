package io.github.kindproof.leastprivilege.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeCallsTest {
  @Test
  void linesAreThoseOfRuncUnlessTheyNameAProgram() {
    assertThat(RuntimeCalls.runtimes("--for-runc", List.of("1.6", " 1.4", "runc 1.2", "crun 1.8")))
        .extracting(OciRuntime::toString)
        .containsExactly("runc 1.6.0-rc.1", "runc 1.4.4", "runc 1.2.8", "crun 1.8.1");
    assertThat(RuntimeCalls.runtimes("--for-runc", List.of())).isEmpty();
    assertThat(RuntimeCalls.runtimes("--for-runc", List.of("1.5", "youki")))
        .extracting(OciRuntime::toString)
        .containsExactly("runc 1.5.3", "runc 1.5.3 with libpathrs 0.2.6", "youki 0.7.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1.7", "1.6.0-rc.9", "1.5.", "1,5", "v", "youki 9", "crun 9.9"})
  void anyOtherWordOffersTheMeasuredRuntimes(String line) {
    assertThatThrownBy(() -> RuntimeCalls.runtimes("--for-runc", List.of("1.5", line)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("--for-runc '" + line.strip() + "': was not measured")
        .hasMessageContaining("choose one of runc 1.1.5")
        .hasMessageContaining("runc 1.4.4, runc 1.5.3");
  }
}
