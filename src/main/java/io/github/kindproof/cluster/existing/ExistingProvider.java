package io.github.kindproof.cluster.existing;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.Evidence;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeAccess;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.profiles.ProfileDeployment;
import io.github.kindproof.cluster.profiles.ProfileDeploymentPlan;
import io.github.kindproof.cluster.profiles.ProfileDeploymentResult;
import io.github.kindproof.cluster.profiles.ProfileSet;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A provider of existing clusters, through their API servers alone. It removes the profiles that it
 * installs through a DaemonSet.
 */
public record ExistingProvider(RunContext run) implements ClusterProvider {
  @Override
  public String name() {
    return ClusterSource.EXISTING;
  }

  @Override
  public Optional<String> cannotGive(ClusterSpec spec) {
    if (!(spec.shape() instanceof ClusterShape.ByContext shape)) {
      return Optional.of(
          spec.shape().name() + " is a kind config, which an existing cluster cannot use");
    }
    if (!spec.runtime().isOwn()) {
      return Optional.of("the container runtime of an existing cluster is not changed");
    }
    return shape.intent().seccompDefault() instanceof SeccompDefaultNodes.AsItIs
        ? Optional.empty()
        : Optional.of("the kubelets of an existing cluster are not changed");
  }

  @Override
  public Optional<String> lacks(ClusterFeature feature) {
    return Optional.of(
        switch (feature) {
          case NODE_SHELL -> "no programs are run on the nodes of an existing cluster";
          case KERNEL_LOG -> "the kernel log of an existing cluster is not read";
          case LOCAL_IMAGES -> "the nodes of an existing cluster pull their images themselves";
        });
  }

  @Override
  public String madeOf(ClusterSpec spec) {
    return "as they are: " + spec.shape().name();
  }

  @Override
  public NodeCount nodesHere(ClusterSpec spec) {
    return NodeCount.NONE;
  }

  @Override
  public BootResult boot(ClusterSpec spec, String name) {
    ClusterShape.ByContext shape = (ClusterShape.ByContext) spec.shape();
    Kubeconfig kubeconfig = Kubeconfig.read(shape.kubeconfig(), shape.context());
    Instant start = Instant.now();
    Optional<ProfileDeployment> placing =
        shape
            .intent()
            .profiles()
            .map(folder -> new ProfileDeployment(kubeconfig, plan(), run.progress()));
    try (Progress.Task task = run.progress().begin("use " + spec)) {
      if (placing.isPresent()) {
        ProfileDeploymentResult placed =
            placing.get().place(ProfileSet.read(Path.of(shape.intent().profiles().orElseThrow())));
        if (!placed.isGood()) {
          placing.get().remove();
          Cause cause =
              Cause.of("profiles not installed", String.join("; ", placed.lines()), "nodes");
          return new BootResult.Refused(
              spec,
              Outcome.of(OutcomeKind.INFRASTRUCTURE, cause),
              List.of(),
              Duration.between(start, Instant.now()));
        }
      }
      task.done(kubeconfig.server());
    }
    Cluster cluster =
        new ClusterBuilder(run, spec, name, kubeconfig.client(new RequestCount(), run.progress()))
            .nodes(
                NodeAccess.none(
                    lacks(ClusterFeature.KERNEL_LOG).orElseThrow(),
                    "record on a cluster from another provider"))
            .madeFrom(new Evidence("cluster.txt", shape.context() + " at " + kubeconfig.server()))
            .placedProfiles(shape.intent().profiles().map(Path::of))
            .deletedBy(() -> placing.ifPresent(ProfileDeployment::remove))
            .build();
    return new BootResult.Booted(cluster, Duration.between(start, Instant.now()));
  }

  /** Return the plan by which Kindproof's pods name their profiles {@code profiles/file.json}. */
  private ProfileDeploymentPlan plan() {
    return new ProfileDeploymentPlan(
        "profiles", "kindproof/probe:1", "/var/lib/kubelet", run.timeouts().nodesReady());
  }

  @Override
  public void stopBooting() {
    // An existing cluster does not boot.
  }

  /** Return the Kubernetes version of a cluster's API server, for example {@code v1.34.11}. */
  public static String versionOf(ClusterSource.Existing existing, Progress progress) {
    Kubeconfig kubeconfig = Kubeconfig.read(existing.kubeconfig(), existing.context());
    try (KubernetesClient client = kubeconfig.client(new RequestCount(), progress)) {
      return client.getKubernetesVersion().getGitVersion();
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, kubeconfig.server());
    }
  }
}
