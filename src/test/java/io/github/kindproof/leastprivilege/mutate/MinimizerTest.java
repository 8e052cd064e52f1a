package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MinimizerTest {
  @Test
  void allGoAtOnceWhereTheyCan() {
    AtomicInteger tries = new AtomicInteger();
    assertThat(
            Minimizer.canGo(
                List.of("a", "b", "c"),
                calls -> {
                  tries.incrementAndGet();
                  return true;
                }))
        .containsExactly("a", "b", "c");
    assertThat(tries).hasValue(1);
  }

  @Test
  void ofTwoThatStandInForOneAnotherOneStays() {
    List<String> candidates = List.of("clone", "fork", "uname", "clone3", "sysinfo");
    List<String> gone =
        Minimizer.canGo(
            candidates, calls -> !(calls.contains("clone") && calls.contains("clone3")));
    assertThat(gone).hasSize(4).contains("fork", "uname", "sysinfo");
  }

  @Test
  void nothingGoesWhereNothingCan() {
    assertThat(Minimizer.canGo(List.of("a", "b"), calls -> false)).isEmpty();
    assertThat(Minimizer.canGo(List.of(), calls -> true)).isEmpty();
  }
}
