package io.github.kindproof.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.internal.io.process.StartTime;
import io.github.kindproof.internal.progress.HeardProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This process and another one, which is alive, on a machine with room for two nodes. */
class SharedRoomTest {
  private static final NodeCount ONE = NodeCount.ofCluster(0);
  private static final NodeCount TWO = NodeCount.ofCluster(1);
  private static final Machine FOR_TWO_NODES = new Machine(1, 1300L << 20, 1000);

  @TempDir private Path cache;
  private Path runFolders;
  private final HeardProgress progress = new HeardProgress();
  private Process process;
  private Owner other;

  @BeforeEach
  void startAnother() throws IOException {
    runFolders = cache.resolve("run");
    process = new ProcessBuilder("sleep", "600").start();
    Owner self = Owner.current();
    long start = StartTime.of(process.pid()).orElseThrow();
    other = new Owner(process.pid(), start, self.host(), self.boot());
  }

  @AfterEach
  void endIt() {
    process.destroyForcibly().onExit().join();
  }

  @Test
  void nodesOfAnotherRunTakeRoom() {
    SharedRoom ours = room(Owner.current(), Duration.ofMinutes(1));
    SharedRoom theirs = room(other, Duration.ofMinutes(1));

    assertThat(theirs.take(NodeCount.NONE, ONE)).isTrue();
    assertThat(ours.take(NodeCount.NONE, TWO)).isFalse();
    assertThat(ours.take(NodeCount.NONE, ONE)).isTrue();
    assertThat(theirs.take(ONE, ONE)).isFalse();
    ours.giveBack(NodeCount.NONE);
    assertThat(theirs.take(ONE, ONE)).isTrue();

    assertThat(progress.lines())
        .containsExactly(
            "say waiting at most 1 min for room for 2 nodes: other runs have 1 node (process "
                + process.pid()
                + ")");
  }

  @Test
  void nodesThatNoRunUsesHaveWhatTheRunsLeave() {
    SharedRoom ours = room(Owner.current(), Duration.ofMinutes(1));
    assertThat(ours.hasRoomBeside(TWO)).isTrue();
    assertThat(ours.take(NodeCount.NONE, ONE)).isTrue();
    assertThat(ours.hasRoomBeside(TWO)).isFalse();
    assertThat(ours.hasRoomBeside(ONE)).isTrue();
    assertThat(room(other, Duration.ofMinutes(1)).take(NodeCount.NONE, ONE)).isTrue();
    assertThat(ours.hasRoomBeside(ONE)).isFalse();
  }

  @Test
  void aRunThatHasEndedTakesNone() {
    assertThat(room(other, Duration.ofMinutes(1)).take(NodeCount.NONE, TWO)).isTrue();
    SharedRoom ours = room(Owner.current(), Duration.ofMinutes(1));
    assertThat(ours.take(NodeCount.NONE, ONE)).isFalse();
    endIt();
    assertThat(ours.take(NodeCount.NONE, ONE)).isTrue();
  }

  @Test
  void aClusterThatIsTooLargeRunsAlone() {
    NodeCount three = NodeCount.ofCluster(2);
    assertThat(room(Owner.current(), Duration.ofMinutes(1)).take(NodeCount.NONE, three)).isTrue();
    assertThat(room(other, Duration.ofMinutes(1)).take(NodeCount.NONE, three)).isFalse();
  }

  @Test
  void whoeverHasNothingDoesNotWaitForever() {
    assertThat(room(other, Duration.ofMinutes(1)).take(NodeCount.NONE, TWO)).isTrue();
    SharedRoom impatient = room(Owner.current(), Duration.ZERO);
    assertThat(impatient.take(ONE, ONE)).as("it has something to wait for").isFalse();
    assertThat(impatient.take(NodeCount.NONE, ONE)).isTrue();
    assertThat(progress.lines()).last().asString().startsWith("say booting without room");
  }

  @Test
  void theNumberIsKeptWithTheRun() {
    SharedRoom ours = room(Owner.current(), Duration.ofMinutes(1));
    assertThat(ours.take(NodeCount.NONE, TWO)).isTrue();
    assertThat(RunFolder.of(Owner.current(), runFolders).nodes()).isEqualTo(TWO);
    ours.giveBack(ONE);
    assertThat(RunFolder.of(Owner.current(), runFolders).nodes()).isEqualTo(ONE);
  }

  @Test
  void aClusterElsewhereLeavesNothingHere() {
    SharedRoom ours = room(Owner.current(), Duration.ofMinutes(1));
    assertThat(ours.take(NodeCount.NONE, NodeCount.NONE)).isTrue();
    ours.giveBack(NodeCount.NONE);
    assertThat(cache).isEmptyDirectory();
  }

  private SharedRoom room(Owner owner, Duration patience) {
    OtherRuns others =
        new OtherRuns(
            () -> {
              throw new AssertionError("the machine is not measured here");
            },
            runFolders,
            owner);
    return new SharedRoom(others, () -> FOR_TWO_NODES, patience, progress);
  }
}
