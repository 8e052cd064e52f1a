package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.cache.CacheLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReusableClusterTest {
  @TempDir Path runFolders;
  private ReusableCluster cluster;

  @BeforeEach
  void name() {
    cluster =
        new RunFolder(runFolders.resolve("1-2-abcdefgh")).reusable("kindproof-1-2-abcdefgh-1");
  }

  @Test
  void oneRunAtATimeHasIt() {
    try (CacheLock lock = cluster.begin("{}")) {
      assertThat(cluster.isIdle()).isFalse();
      assertThat(cluster.stays()).isTrue();
      assertThat(cluster.take()).isEmpty();
      cluster.giveBack(lock);
    }
    assertThat(ReusableCluster.all(runFolders)).containsExactly(cluster);
    try (CacheLock lock = cluster.take().orElseThrow()) {
      assertThat(cluster.take()).isEmpty();
      cluster.giveBack(lock);
    }
    assertThat(cluster.isIdle()).isTrue();
  }

  /** The kernel releases the lock of a run that dies, and nobody removes its mark. */
  @Test
  void thatOfAKilledRunIsALeftover() {
    cluster.begin("{}").close();
    assertThat(cluster.take()).isEmpty();
    assertThat(cluster.stays()).isFalse();
    assertThat(ReusableCluster.all(runFolders)).isEmpty();
    assertThat(cluster.ofRun().hasReusable()).isFalse();
  }

  @Test
  void oneThatNobodyUsedForAWeekIsALeftover() throws IOException {
    cluster.giveBack(cluster.begin("{}"));
    used(Duration.ofDays(6));
    assertThat(cluster.stays()).isTrue();
    used(Duration.ofDays(8));
    assertThat(cluster.stays()).isFalse();
    assertThat(cluster.take()).isEmpty();
  }

  @Test
  void oneThatIsUsedForMoreThanAWeekStays() throws IOException {
    try (CacheLock lock = cluster.begin("{}")) {
      used(Duration.ofDays(8));
      assertThat(cluster.stays()).isTrue();
      cluster.forget(lock);
    }
    assertThat(cluster.stays()).isFalse();
    assertThat(cluster.folder()).doesNotExist();
  }

  private void used(Duration ago) throws IOException {
    Files.setLastModifiedTime(
        cluster.folder().resolve("record.json"), FileTime.from(Instant.now().minus(ago)));
  }
}
