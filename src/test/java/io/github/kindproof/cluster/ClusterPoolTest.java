package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pool's bookkeeping, with boots that are refused or give a cluster with nothing behind it. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClusterPoolTest {
  private static final NodeCount ONE = NodeCount.ofCluster(0);

  private final List<ClusterSpec> boots = new CopyOnWriteArrayList<>();

  /** What became of clusters, in its order: {@code boot a}, {@code delete a}. */
  private final List<String> events = new CopyOnWriteArrayList<>();

  @Test
  void equalSpecsShareOneBoot() {
    try (ClusterPool pool = pool(2)) {
      ClusterPool.Lease first = pool.lease(spec("a"));
      ClusterPool.Lease second = pool.lease(spec("a"));
      assertThat(second.result()).isSameAs(first.result());
      assertThat(boots).containsExactly(spec("a"));
    }
  }

  @Test
  void otherSpecsBootOnTheirOwn() {
    try (ClusterPool pool = pool(2)) {
      pool.lease(spec("a")).close();
      pool.lease(spec("b")).close();
      assertThat(boots).containsExactly(spec("a"), spec("b"));
    }
  }

  @Test
  void oneThatWasRefusedTakesNoRoom() {
    try (ClusterPool pool = pool(1)) {
      pool.lease(spec("a"));
      pool.lease(spec("b"));
      assertThat(boots).hasSize(2);
    }
  }

  @Test
  void aBootThatTakesRoomIsWaitedFor() throws Exception {
    CompletableFuture<Void> mayEnd = new CompletableFuture<>();
    ClusterPool pool =
        new ClusterPool(
            spec -> {
              boots.add(spec);
              mayEnd.join();
              return refusal(spec);
            },
            spec -> ONE,
            (before, wanted) -> before.plus(wanted).all() <= 1);
    Thread first = started(() -> pool.lease(spec("a")));
    while (boots.isEmpty()) {
      Thread.onSpinWait();
    }
    Thread second = started(() -> pool.lease(spec("b")));
    assertThat(waitsForRoom(second)).isTrue();
    assertThat(boots).containsExactly(spec("a"));
    mayEnd.complete(null);
    first.join();
    second.join();
    assertThat(boots).containsExactly(spec("a"), spec("b"));
    pool.close();
  }

  @Test
  void aLeaseWaitsForRoomThatIsTakenForOthers() throws Exception {
    try (ClusterPool pool = bootingPool(1)) {
      ClusterPool.Reservation taken = pool.reserve(ONE);
      Thread lease = started(() -> pool.lease(spec("a")));
      assertThat(waitsForRoom(lease)).isTrue();
      assertThat(events).isEmpty();
      taken.close();
      lease.join();
      assertThat(events).containsExactly("boot a");
    }
  }

  @Test
  void aReservationWaitsForRoomThatIsTakenForOthers() throws Exception {
    try (ClusterPool pool = bootingPool(2)) {
      ClusterPool.Reservation taken = pool.reserve(ONE);
      pool.reserve(ONE);
      Thread third = started(() -> pool.reserve(ONE));
      assertThat(waitsForRoom(third)).isTrue();
      taken.close();
      third.join();
    }
  }

  @Test
  void anIdleClusterStaysUntilItsRoomIsWanted() {
    try (ClusterPool pool = bootingPool(1)) {
      pool.lease(spec("a")).close();
      pool.lease(spec("a")).close();
      assertThat(events).containsExactly("boot a");
      assertThat(waitsForRoom(started(() -> pool.lease(spec("b"))))).isFalse();
      assertThat(events).containsExactly("boot a", "delete a", "boot b");
    }
  }

  @Test
  void anIdleClusterMakesRoomForAReservation() {
    try (ClusterPool pool = bootingPool(1)) {
      pool.lease(spec("a")).close();
      assertThat(waitsForRoom(started(() -> pool.reserve(ONE)))).isFalse();
      assertThat(events).containsExactly("boot a", "delete a");
    }
  }

  @Test
  void anIdleClusterMakesRoomForWhoeverDoesNotWait() {
    try (ClusterPool pool = bootingPool(1)) {
      pool.lease(spec("a")).close();
      pool.leaseAtOnce(spec("b"));
      pool.leaseAtOnce(spec("c"));
      assertThat(events).containsExactly("boot a", "delete a", "boot b", "boot c");
    }
  }

  @Test
  void theClusterThatIsIdleForLongestGoesFirst() {
    try (ClusterPool pool = bootingPool(2)) {
      pool.lease(spec("a")).close();
      pool.lease(spec("b")).close();
      pool.lease(spec("a")).close();
      assertThat(waitsForRoom(started(() -> pool.lease(spec("c"))))).isFalse();
      assertThat(events).containsExactly("boot a", "boot b", "delete b", "boot c");
    }
  }

  @Test
  void aClusterInUseIsWaitedFor() throws Exception {
    try (ClusterPool pool = bootingPool(1)) {
      ClusterPool.Lease first = pool.lease(spec("a"));
      ClusterPool.Lease second = pool.lease(spec("a"));
      Thread other = started(() -> pool.lease(spec("b")));
      first.close();
      assertThat(waitsForRoom(other)).isTrue();
      assertThat(events).containsExactly("boot a");
      second.close();
      other.join();
      assertThat(events).containsExactly("boot a", "delete a", "boot b");
    }
  }

  @Test
  void aDiscardedClusterIsDeletedAtTheEndOfItsLastUse() {
    try (ClusterPool pool = bootingPool(2)) {
      ClusterPool.Lease first = pool.lease(spec("a"));
      ClusterPool.Lease second = pool.lease(spec("a"));
      first.discard();
      first.close();
      assertThat(events).containsExactly("boot a");
      second.close();
      assertThat(events).containsExactly("boot a", "delete a");
      pool.lease(spec("a"));
      assertThat(events).containsExactly("boot a", "delete a", "boot a");
    }
  }

  @Test
  void whatTheBootThrowsReachesWhoeverAsked() {
    ClusterPool pool =
        new ClusterPool(
            spec -> {
              throw new EnvironmentException("no engine", "start one");
            },
            spec -> ONE,
            (before, wanted) -> before.plus(wanted).all() <= 1);
    assertThatThrownBy(() -> pool.lease(spec("a"))).isInstanceOf(EnvironmentException.class);
    pool.close();
  }

  @Test
  void whoeverIsInterruptedInTheWaitForABootIsToldSoAndTheBootGoesOn() throws Exception {
    CompletableFuture<Void> mayEnd = new CompletableFuture<>();
    ClusterPool pool = poolThatWaitsFor(mayEnd);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> thrown.complete(catchThrowable(() -> pool.lease(spec("a")))), "waits for a boot");
    waiting.start();
    while (boots.isEmpty()) {
      Thread.onSpinWait();
    }
    waiting.interrupt();
    assertThat(thrown.get())
        .isInstanceOf(InterruptionException.class)
        .hasMessageStartingWith("the wait for the boot of ")
        .hasMessageEndingWith(" was interrupted");
    mayEnd.complete(null);
    assertThat(pool.lease(spec("a")).result()).isInstanceOf(BootResult.Refused.class);
    assertThat(boots).containsExactly(spec("a"));
    pool.close();
  }

  @Test
  void aBootThatIsUnderWayWhenThePoolIsClosedIsInterrupted() throws Exception {
    ClusterPool pool = poolThatWaitsFor(new CompletableFuture<>());
    CompletableFuture<Throwable> thrown =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> pool.lease(spec("a"))));
    while (boots.isEmpty()) {
      Thread.onSpinWait();
    }
    pool.close();
    assertThat(thrown.get()).isInstanceOf(InterruptionException.class);
  }

  private static Thread started(Runnable task) {
    Thread thread = new Thread(task, "uses the pool");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Returns once the thread waits for the pool to change (true), or has ended (false). */
  private static boolean waitsForRoom(Thread thread) {
    while (thread.isAlive()) {
      ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
      if (info != null
          && info.getThreadState() == Thread.State.TIMED_WAITING
          && info.getLockInfo() != null
          && info.getLockInfo().getClassName().equals(ClusterPool.class.getName())) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  /** A pool with room for so many nodes, whose boots all go well. */
  private ClusterPool bootingPool(int room) {
    return new ClusterPool(
        spec -> {
          events.add("boot " + spec.shape().name());
          return SampleClusters.booted(spec, () -> events.add("delete " + spec.shape().name()));
        },
        spec -> ONE,
        (before, wanted) -> before.plus(wanted).all() <= room);
  }

  /** As a real boot: its waits end when their thread is interrupted. */
  private ClusterPool poolThatWaitsFor(CompletableFuture<Void> mayEnd) {
    return new ClusterPool(
        spec -> {
          boots.add(spec);
          try {
            mayEnd.get();
          } catch (InterruptedException e) {
            throw InterruptionException.of("the boot", e);
          } catch (ExecutionException e) {
            throw new IllegalStateException(e);
          }
          return refusal(spec);
        },
        spec -> ONE,
        (before, wanted) -> true);
  }

  private ClusterPool pool(int room) {
    return new ClusterPool(
        spec -> {
          boots.add(spec);
          return refusal(spec);
        },
        spec -> ONE,
        (before, wanted) -> before.plus(wanted).all() <= room);
  }

  private static BootResult refusal(ClusterSpec spec) {
    return new BootResult.Refused(
        spec, Outcome.of(OutcomeKind.NODE_REFUSED, Cause.of("", "", "")), List.of(), Duration.ZERO);
  }

  private static ClusterSpec spec(String name) {
    return ClusterSpec.of(
        new ClusterShape.ByConfig(Path.of(name), Path.of("")),
        new KubernetesVersion(
            "v1.34.11",
            "kindest/node",
            null,
            SeccompStage.GATE_REMOVED,
            "go1.26.0",
            List.of(),
            false));
  }
}
