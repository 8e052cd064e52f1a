package io.github.kindproof.internal.io.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.trace.MachineLoad.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineLoadTest {
  @Test
  void busyIsAllThatIsNotIdleAndWaitsForNoDisk() {
    Ticks before = Ticks.parse(List.of("cpu  10 1 5 100 20 2 3 0 9 0", "cpu0 1 1 1 1 1 1 1 1 1 1"));
    assertThat(before).isEqualTo(new Ticks(21, 141));
    Ticks now = Ticks.parse(List.of("cpu  40 1 15 150 30 2 3 0 9 0"));
    assertThat(now.busyPercentSince(before)).isEqualTo(40);
    assertThat(now.busyPercentSince(now)).isZero();
  }

  @Test
  void findsTheMemoryOfAProcess() {
    assertThat(MachineLoad.residentKibibytes(List.of("Name:\tjava", "VmRSS:\t  262144 kB")))
        .hasValue(262144);
    assertThat(MachineLoad.residentKibibytes(List.of("Name:\tkthreadd"))).isEmpty();
  }
}
