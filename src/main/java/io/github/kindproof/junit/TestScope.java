package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.internal.io.waiting.Uninterrupted;
import io.github.kindproof.workload.Workload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The workloads that a test, or a class outside of its tests, applied, and the evidence of its
 * failure. JUnit closes the scope with the context of the test or class, after everything that may
 * still need the workloads.
 */
final class TestScope implements AutoCloseable {
  private final ExtensionContext context;
  private final ClusterOfClass cluster;
  private final FailureEvidence evidence;
  private final Deque<Workload> applied = new ArrayDeque<>();
  private boolean ended;

  private TestScope(ExtensionContext context, ClusterOfClass cluster) {
    this.context = context;
    this.cluster = cluster;
    this.evidence = new FailureEvidence(context, cluster, this::withThoseAround);
  }

  /** Return the scope of a test or class; null if it has no cluster. */
  static @Nullable TestScope find(ExtensionContext context) {
    ClusterOfClass cluster = ClustersOfClass.clusterOf(context);
    return cluster == null
        ? null
        : Stores.computeIfAbsent(
            context, key(context), TestScope.class, () -> new TestScope(context, cluster));
  }

  /**
   * Return the scope of a test or class.
   *
   * @throws BadInputException if it has no cluster
   */
  static TestScope of(ExtensionContext context) {
    TestScope there = find(context);
    if (there == null) {
      throw new BadInputException(
          context.getTestClass().map(Class::getSimpleName).orElse(context.getDisplayName()),
          "has no cluster",
          "annotate it with @SeccompTest");
    }
    return there;
  }

  private static String key(ExtensionContext context) {
    return "scope of " + context.getUniqueId();
  }

  ClusterOfClass onCluster() {
    return cluster;
  }

  /** Return the cluster; workloads applied through it are deleted with this scope. */
  Cluster cluster() {
    return telling(cluster.cluster());
  }

  /** Return the result of its boot; workloads applied through it are deleted with this scope. */
  BootResult result() {
    BootResult result = cluster.result();
    return result
        .booted()
        .<BootResult>map(it -> new BootResult.Booted(telling(it), result.took(), result.origin()))
        .orElse(result);
  }

  private Cluster telling(Cluster booted) {
    return ClusterBuilder.like(booted).telling(this::belongsHere).build();
  }

  /** Keep the evidence of the first failure in this scope. */
  void failed(Throwable failure) {
    evidence.keep(failure);
  }

  /** Return the workloads of this test and its enclosing classes: others are unrelated to it. */
  private List<Workload> withThoseAround() {
    return Stores.outward(context)
        .flatMap(it -> Stream.ofNullable(Stores.find(it, key(it), TestScope.class)))
        .flatMap(it -> it.applied().stream())
        .toList();
  }

  private List<Workload> applied() {
    synchronized (applied) {
      return List.copyOf(applied);
    }
  }

  private void belongsHere(Workload workload) {
    synchronized (applied) {
      if (!ended) {
        applied.push(workload);
        return;
      }
    }
    cluster.takeOver(workload);
  }

  /** Delete the workloads, after keeping the evidence of failures without a handler in JUnit. */
  @Override
  public void close() {
    context.getExecutionException().ifPresent(this::failed);
    Deque<Workload> ours;
    synchronized (applied) {
      ended = true;
      ours = new ArrayDeque<>(applied);
      applied.clear();
    }
    Uninterrupted.run(() -> CloseAll.of(ours, "the end of " + context.getDisplayName()));
  }
}
