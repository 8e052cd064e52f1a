package io.github.kindproof.tutorial;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import io.github.kindproof.workload.probe.EngineProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The context of one step. Workloads that the step applies are deleted when this is closed. */
public final class StepContext implements AutoCloseable {
  private final KubernetesVersion kubernetes;
  private final ProjectFiles files;
  private final Supplier<EngineProbe> engineProbe;
  private final @Nullable BootResult boot;
  private final List<Workload> applied = new ArrayList<>();

  /**
   * @param engineProbe the probe that the engine runs directly, for a step that needs an engine
   * @param boot the result of its cluster's boot; null for a step without a cluster
   */
  StepContext(
      KubernetesVersion kubernetes,
      ProjectFiles files,
      Supplier<EngineProbe> engineProbe,
      @Nullable BootResult boot) {
    this.kubernetes = kubernetes;
    this.files = files;
    this.engineProbe = engineProbe;
    this.boot = boot;
  }

  KubernetesVersion kubernetes() {
    return kubernetes;
  }

  ProjectFiles files() {
    return files;
  }

  EngineProbe engineProbe() {
    return engineProbe.get();
  }

  /**
   * Return the cluster; empty if a node refused to start.
   *
   * @throws EnvironmentException if it did not start for another reason
   */
  Optional<Cluster> cluster() {
    needed().refused().ifPresent(it -> it.causeByNode("see the evidence"));
    return needed().booted();
  }

  /** Return whether its cluster was made from the reader's kind config, unchanged. */
  boolean isByFile() {
    return boot != null && boot.spec().shape().isByConfig();
  }

  /** Return the observation that a node refused to start. */
  Observed refused(String expected) {
    BootResult.Refused refused = needed().refused().orElseThrow();
    String said = refused.cause().message();
    return new Observed(
        expected, "the nodes refuse to start: '" + said + "'", false, said, refused.evidence());
  }

  Workload apply(Cluster cluster, String manifest) {
    return apply(cluster, Manifest.read(files.find(manifest)));
  }

  Workload apply(Cluster cluster, Manifest manifest) {
    Workload workload = cluster.apply(manifest);
    applied.add(workload);
    return workload;
  }

  @Override
  public void close() {
    applied.forEach(Workload::close);
  }

  private BootResult needed() {
    return Objects.requireNonNull(boot, "a step without a cluster asked for one");
  }
}
