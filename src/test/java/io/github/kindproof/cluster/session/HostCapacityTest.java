package io.github.kindproof.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.NodeCount;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HostCapacityTest {
  private static final long GIB = 1L << 30;

  @Test
  void aMachineWithEnoughLacksNothing() {
    assertThat(room(8 * GIB, 128, 20 * GIB).lackFor(NodeCount.ofCluster(1))).isEmpty();
  }

  @Test
  void whatIsNeededAndWhatThereIsIsTold() {
    assertThat(room(GIB / 2, 128, 20 * GIB).lackFor(NodeCount.ofCluster(0)))
        .contains("a cluster of 1 node needs 640 MiB of memory (512 available)");
    assertThat(room(8 * GIB, 30, GIB / 4).lackFor(NodeCount.ofCluster(1)))
        .contains(
            "a cluster of 2 nodes needs 41 inotify instances (30 available, see"
                + " fs.inotify.max_user_instances), and 2048 MiB on the engine's disk (256 available)");
  }

  @Test
  void aMachineThatDoesNotSayIsTried() {
    assertThat(
            new HostCapacity(new Machine(2, 0, 0), OptionalLong.empty())
                .lackFor(NodeCount.ofCluster(1)))
        .isEmpty();
  }

  private static HostCapacity room(long memory, long inotify, long disk) {
    return new HostCapacity(new Machine(2, memory, inotify), OptionalLong.of(disk));
  }
}
