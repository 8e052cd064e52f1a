package io.github.kindproof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.KindproofException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nodes that fail while two pods start, one that is to run and one that its profile keeps from
 * starting. What is said of them is what seccomp does, or names what failed, and the next pod on
 * the cluster is observed as ever.
 */
@SeccompTest(config = "kind-configs/profiles.yaml", kubernetes = "default")
@Tag("faults")
@Isolated
class NodeFaultsIT {
  @ParameterizedTest
  @EnumSource
  void noFaultIsAVerdict(NodeFault fault, Cluster cluster) {
    Workload audit = cluster.apply("manifests/audit-mode.yaml");
    Workload violation = cluster.apply("manifests/violation-mode.yaml");
    var caused =
        CompletableFuture.runAsync(
            () -> fault.cause(cluster.nodes().get(0), cluster.nodes().get(1)));
    var ofAudit = CompletableFuture.supplyAsync(() -> Said.of(audit));
    var ofViolation = CompletableFuture.supplyAsync(() -> Said.of(violation));
    try {
      System.out.printf(
          "%s%n  audit: %s%n  violation: %s%n", fault, ofAudit.join(), ofViolation.join());
      assertThat(ofAudit.join().isTrueOr(it -> it.outcome().isWorking() || fault.explains(it)))
          .as("%s", ofAudit.join())
          .isTrue();
      assertThat(ofViolation.join().isTrueOr(it -> isDeniedAll(it) || fault.explains(it)))
          .as("%s", ofViolation.join())
          .isTrue();
    } finally {
      caused.join();
      awaitApiServer(cluster);
      audit.close();
      violation.close();
    }
    try (Workload next = cluster.apply("manifests/audit-mode.yaml")) {
      assertThat(next.pod("nginx")).isRunning().servesWholePagesFromNodes(2);
    }
  }

  private static void awaitApiServer(Cluster cluster) {
    await("the API server to be back")
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> cluster.client().raw("/readyz"), "ok"::equals);
  }

  static boolean isDeniedAll(PodObservation pod) {
    return pod.outcome().cause().filter(it -> it.errno() == Errno.EPERM).isPresent();
  }

  /**
   * What was said of a pod.
   *
   * @param pod its observation; null if there is none
   * @param fault why there is none; null if there is one
   */
  private record Said(
      @Nullable PodObservation pod, @Nullable RuntimeException fault, Duration time) {
    static Said of(Workload workload) {
      long start = System.nanoTime();
      try {
        return new Said(workload.pod("nginx"), null, since(start));
      } catch (RuntimeException e) {
        return new Said(null, e, since(start));
      }
    }

    private static Duration since(long start) {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    boolean isTrueOr(Predicate<PodObservation> verdict) {
      return pod == null
          ? fault instanceof KindproofException
          : pod.outcome().isInfrastructure() || verdict.test(pod);
    }

    @Override
    public String toString() {
      return (pod == null ? String.valueOf(fault) : pod.described())
          + " ("
          + time.toSeconds()
          + " s)";
    }
  }
}
