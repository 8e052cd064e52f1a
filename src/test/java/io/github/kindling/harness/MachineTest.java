package io.github.kindling.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  private static final long GIB = 1L << 30;

  @Test
  void coresLimitTheRoom() {
    assertThat(new Machine(2, 64 * GIB, 8192).roomForNodes()).isEqualTo(6);
  }

  @Test
  void memoryLimitsTheRoom() {
    assertThat(new Machine(16, 2 * GIB, 8192).roomForNodes()).isEqualTo(3);
  }

  @Test
  void theKernelsInotifyInstancesLimitTheRoom() {
    assertThat(new Machine(16, 64 * GIB, 128).roomForNodes()).isEqualTo(6);
  }

  @Test
  void thereIsAlwaysRoomForOne() {
    assertThat(new Machine(1, 0, 0).roomForNodes()).isEqualTo(1);
  }
}
