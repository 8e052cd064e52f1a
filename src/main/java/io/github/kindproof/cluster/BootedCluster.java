package io.github.kindproof.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.Evidence;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Deployer;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.util.Collection;
import java.util.List;

/** The cluster that a builder describes. */
final class BootedCluster implements Cluster {
  private final ClusterBuilder made;
  private final Deployer deployer;

  /**
   * @param made a builder that no longer changes
   */
  BootedCluster(ClusterBuilder made) {
    this.made = made;
    this.deployer =
        new Deployer(
            made.client,
            made.namespaces,
            made.nodes.shells(),
            this::filterReader,
            made.placedProfiles,
            made.mountedProfiles,
            made.podSettled,
            made.run.timeouts().serving(),
            made.run.timeouts().stability());
  }

  private FilterReader filterReader() {
    return new FilterReader(
        nodes().get(0).docker(), made.nodes.images().inEngine(FilterReader.IMAGE));
  }

  ClusterBuilder made() {
    return made;
  }

  @Override
  public ClusterSpec spec() {
    return made.spec;
  }

  @Override
  public String name() {
    return made.name;
  }

  @Override
  public KubernetesClient client() {
    return made.client;
  }

  @Override
  public List<NodeShell> nodes() {
    return made.nodes.shells();
  }

  @Override
  public KernelLog recordKernelLog() {
    return KernelLog.record(made.nodes.host().get());
  }

  @Override
  public Manifest manifest(String file) {
    return Manifest.readToApply(made.run.files().find(file));
  }

  @Override
  public Workload apply(Manifest manifest) {
    made.nodes.images().bring(manifest.images(), nodes());
    manifest
        .namespace()
        .filter(it -> made.renamed.add(manifest.file()))
        .map(it -> manifest.file() + ": namespace " + it + " is ignored, each workload has its own")
        .ifPresent(made.run.progress()::say);
    Workload workload = deployer.deploy(manifest);
    made.listener.accept(workload);
    return workload;
  }

  @Override
  public List<Evidence> evidence(Collection<Workload> workloads) {
    return ClusterEvidence.of(this, made.madeFrom, workloads);
  }

  @Override
  public void close() {
    made.client.close();
    made.deletion.run();
  }

  @Override
  public String toString() {
    return made.name + " (" + made.spec + ")";
  }
}
