package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.kindproof.EnvironmentFault;
import io.github.kindproof.Interruption;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pool's bookkeeping, with boots that end in a refusal: those need no engine. */
@Timeout(30)
class ClusterPoolTest {
  private static final NodeCount ONE = NodeCount.ofCluster(0);

  private final List<ClusterSpec> boots = new CopyOnWriteArrayList<>();

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
            nodes -> nodes.all() <= 1);
    CompletableFuture<?> first = CompletableFuture.runAsync(() -> pool.lease(spec("a")));
    while (boots.isEmpty()) {
      Thread.onSpinWait();
    }
    CompletableFuture<?> second = CompletableFuture.runAsync(() -> pool.lease(spec("b")));
    assertThat(boots).containsExactly(spec("a"));
    mayEnd.complete(null);
    CompletableFuture.allOf(first, second).get();
    assertThat(boots).containsExactly(spec("a"), spec("b"));
    pool.close();
  }

  @Test
  void roomThatIsTakenForOthersIsWaitedFor() {
    ClusterPool pool = pool(1);
    ClusterPool.Reservation taken = pool.reserve(ONE);
    CompletableFuture<?> lease = CompletableFuture.runAsync(() -> pool.lease(spec("a")));
    assertThat(lease).isNotDone();
    assertThat(boots).isEmpty();
    taken.close();
    lease.join();
    assertThat(boots).containsExactly(spec("a"));
    pool.close();
  }

  @Test
  void whatTheBootThrowsReachesWhoeverAsked() {
    ClusterPool pool =
        new ClusterPool(
            spec -> {
              throw new EnvironmentFault("no engine", "start one");
            },
            spec -> ONE,
            nodes -> nodes.all() <= 1);
    assertThatThrownBy(() -> pool.lease(spec("a"))).isInstanceOf(EnvironmentFault.class);
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
        .isInstanceOf(Interruption.class)
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
    assertThat(thrown.get()).isInstanceOf(Interruption.class);
  }

  /** As a real boot: its waits end when their thread is interrupted. */
  private ClusterPool poolThatWaitsFor(CompletableFuture<Void> mayEnd) {
    return new ClusterPool(
        spec -> {
          boots.add(spec);
          try {
            mayEnd.get();
          } catch (InterruptedException e) {
            throw Interruption.of("the boot", e);
          } catch (ExecutionException e) {
            throw new IllegalStateException(e);
          }
          return refusal(spec);
        },
        spec -> ONE,
        nodes -> true);
  }

  private ClusterPool pool(int room) {
    return new ClusterPool(
        spec -> {
          boots.add(spec);
          return refusal(spec);
        },
        spec -> ONE,
        nodes -> nodes.all() <= room);
  }

  private static BootResult refusal(ClusterSpec spec) {
    return new BootResult.Refused(
        spec, new Outcome.NodeRefused(Cause.of("", "", "")), List.of(), Duration.ZERO);
  }

  private static ClusterSpec spec(String name) {
    return ClusterSpec.of(
        Path.of(name),
        Path.of(""),
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
