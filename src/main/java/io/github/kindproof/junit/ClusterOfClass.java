package io.github.kindproof.junit;

import io.github.kindproof.Evidence;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of one test class on one version and runtime: leased on the first request, returned
 * when it is closed. All tests of the class use it, possibly in parallel.
 */
final class ClusterOfClass implements AutoCloseable {
  private final TestRun run;
  private final ClusterSpec spec;
  private final Set<ClusterFeature> needs;
  private final BooleanSupplier endsLastUse;
  private final Deque<Workload> leftOver = new ArrayDeque<>();
  private volatile ClusterPool.@Nullable Lease lease;
  private @Nullable Path refusal;

  /**
   * @param endsLastUse called at the end; returns whether no other class will use the cluster
   */
  ClusterOfClass(
      TestRun run, ClusterSpec spec, Set<ClusterFeature> needs, BooleanSupplier endsLastUse) {
    this.run = run;
    this.spec = spec;
    this.needs = needs;
    this.endsLastUse = endsLastUse;
  }

  TestRun run() {
    return run;
  }

  ClusterSpec spec() {
    return spec;
  }

  /** Return the reason why its tests are not applicable; empty if they are. */
  Optional<String> whyNot() {
    return run.providers().of(spec).whyNot(spec, needs);
  }

  /** Return the result of its boot; boot it now if no test has requested it yet. */
  BootResult result() {
    ClusterPool.Lease there = lease;
    return (there == null ? leased() : there).result();
  }

  /**
   * @throws io.github.kindproof.EnvironmentException if it did not boot
   */
  Cluster cluster() {
    return result().orElseThrow(refused -> "see " + bundleOf(refused));
  }

  boolean isLeased() {
    return lease != null;
  }

  /**
   * Lease it now if anything in its class will request it. Otherwise tests that wait for capacity
   * could block the threads that tests with a cluster need.
   */
  void leaseBefore(Class<?> tests) {
    if (whyNot().isEmpty() && WantsCluster.is(tests)) {
      try {
        result();
      } catch (RuntimeException e) {
        // Thrown again for each test that requests it, but not for skipped ones.
      }
    }
  }

  /**
   * Collect its evidence; none if no test has requested it yet. Takes a second or two.
   *
   * @param workloads the workloads whose pods and events are of interest; all if empty
   */
  List<Evidence> evidence(List<Workload> workloads) {
    ClusterPool.Lease there = lease;
    if (there == null) {
      return List.of();
    }
    return there
        .result()
        .refused()
        .map(BootResult.Refused::evidence)
        .orElseGet(() -> there.result().booted().orElseThrow().evidence(workloads));
  }

  /** Take over a workload that was applied for a test that has already ended. */
  synchronized void takeOver(Workload workload) {
    leftOver.push(workload);
  }

  /** Boot on one thread; all others of the class wait for it. */
  private synchronized ClusterPool.Lease leased() {
    ClusterPool.Lease there = lease;
    if (there == null) {
      there =
          ClassesOfThread.isLentTo(this) ? run.pool().leaseAtOnce(spec) : run.pool().lease(spec);
      lease = there;
    }
    return there;
  }

  /** Return the bundle of the failed boot, which all tests of the class share. */
  private synchronized Path bundleOf(BootResult.Refused refused) {
    Path there = refusal;
    if (there == null) {
      there =
          new FailureBundle(run.failures())
              .write("boot of " + spec, refused.evidence())
              .toAbsolutePath();
      refusal = there;
    }
    return there;
  }

  @Override
  public synchronized void close() {
    ClusterPool.Lease there = lease;
    boolean isLast = endsLastUse.getAsBoolean();
    if (there != null) {
      try (there) {
        if (isLast) {
          there.discard();
        }
        CloseAll.of(leftOver, "the end of its test class");
      }
      lease = null;
    }
  }
}
