package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.workload.Workload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What belongs to one test, or to one class outside of its tests: the workloads that it applied and
 * the evidence of its failure. JUnit closes it with the test's or the class' context, after all
 * that may still need the workloads.
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

  /** That of a test or class on a cluster; null if it is on none. */
  static @Nullable TestScope find(ExtensionContext context) {
    ClusterOfClass cluster = ClustersOfClass.clusterOf(context);
    return cluster == null
        ? null
        : Stores.computeIfAbsent(
            context, key(context), TestScope.class, () -> new TestScope(context, cluster));
  }

  /**
   * That of a test or class on a cluster.
   *
   * @throws BadInputException if it is on none
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

  /** The cluster; what is applied through it is deleted with this scope. */
  Cluster cluster() {
    return telling(cluster.cluster());
  }

  /** Return the result of the cluster's boot; workloads applied through it end with this scope. */
  BootResult result() {
    BootResult result = cluster.result();
    return result
        .booted()
        .<BootResult>map(it -> new BootResult.Booted(telling(it), result.took()))
        .orElse(result);
  }

  private Cluster telling(Cluster booted) {
    return ClusterBuilder.like(booted).telling(this::belongsHere).build();
  }

  /** Keeps the evidence of a failure, if it is one and none was kept for this scope before. */
  void failed(Throwable failure) {
    evidence.keep(failure);
  }

  /** The workloads of this test and of the classes around it: others are no concern of it. */
  private List<Workload> withThoseAround() {
    return Stream.iterate(
            Optional.of(context),
            Optional::isPresent,
            it -> it.flatMap(ExtensionContext::getParent))
        .flatMap(Optional::stream)
        .map(it -> Optional.ofNullable(Stores.find(it, key(it), TestScope.class)))
        .flatMap(Optional::stream)
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

  /**
   * Deletes the workloads, after the evidence of failures that no handler is told of: those of
   * other extensions, for example.
   */
  @Override
  public void close() {
    context.getExecutionException().ifPresent(this::failed);
    Deque<Workload> ours;
    synchronized (applied) {
      ended = true;
      ours = new ArrayDeque<>(applied);
      applied.clear();
    }
    Interruptions.without(() -> CloseAll.of(ours, "the end of " + context.getDisplayName()));
  }
}
