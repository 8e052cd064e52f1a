package io.github.kindproof.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.NodeCount;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final long GIB = 1L << 30;

  @Test
  void coresLimitTheRoom() {
    Machine machine = new Machine(2, 64 * GIB, 8192);
    assertThat(machine.hasRoomFor(new NodeCount(2, 4))).isTrue();
    assertThat(machine.hasRoomFor(new NodeCount(2, 5))).isFalse();
  }

  @Test
  void memoryLimitsTheRoom() {
    Machine machine = new Machine(16, 2 * GIB, 8192);
    assertThat(machine.hasRoomFor(NodeCount.ofCluster(2))).isTrue();
    assertThat(machine.hasRoomFor(NodeCount.ofCluster(3))).isFalse();
  }

  /** A control plane takes nearly as many again as the node that it is on. */
  @Test
  void theKernelsInotifyInstancesLimitTheRoom() {
    Machine machine = new Machine(16, 64 * GIB, 126);
    assertThat(machine.hasRoomFor(new NodeCount(3, 3))).isTrue();
    assertThat(machine.hasRoomFor(new NodeCount(4, 1))).isTrue();
    assertThat(machine.hasRoomFor(new NodeCount(5, 0))).isFalse();
  }
}
