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

/**
 * What one step has to work with. What it applies stays until its evidence was taken, and goes when
 * this is closed.
 */
public final class StepContext implements AutoCloseable {
  private final KubernetesVersion kubernetes;
  private final ProjectFiles files;
  private final Supplier<EngineProbe> engineProbe;
  private final @Nullable BootResult boot;
  private final List<Workload> applied = new ArrayList<>();

  /**
   * @param kubernetes the version it runs on
   * @param files profiles and manifests
   * @param engineProbe the probe run straight by the engine, for a step that needs one
   * @param boot how the boot of its cluster ended; null for a step that needs none
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
   * The running cluster; empty if a node refused to start.
   *
   * @throws EnvironmentException if it did not start for another reason: then nothing can be
   *     observed
   */
  Optional<Cluster> cluster() {
    needed().refused().ifPresent(it -> it.causeByNode("see the evidence"));
    return needed().booted();
  }

  /** Whether its cluster was made by a reader's own kind config, as it is. */
  boolean isByFile() {
    return boot != null && boot.spec().shape().isByConfig();
  }

  /** What to say where a cluster was needed and a node refused to start. */
  Observed refused(String expected) {
    BootResult.Refused refused = needed().refused().orElseThrow();
    String said = refused.cause().message();
    return new Observed(
        expected, "the nodes refuse to start: '" + said + "'", false, said, refused.evidence());
  }

  /** Applies a manifest to the cluster. */
  Workload apply(Cluster cluster, String manifest) {
    return apply(cluster, Manifest.read(files.find(manifest)));
  }

  /** Applies a manifest to the cluster. */
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
    return Objects.requireNonNull(boot, "this step said that it needs no cluster");
  }
}
