package io.github.kindling.harness;

import io.github.kindling.cluster.BootResult;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.cluster.Owner;
import io.github.kindling.cluster.kind.KindClusters;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.image.ImageReference;
import io.github.kindling.image.Images;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.node.NodeShell;
import io.github.kindling.progress.Progress;
import io.github.kindling.runtime.NodeRuntime;
import io.github.kindling.runtime.ObservedRuntime;
import io.github.kindling.workload.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Boots the clusters of a run, and remembers how they came up. */
public final class Boots {
  private final AtomicInteger clusters = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Map<NodeImage, ImageReference> nodeImages = new ConcurrentHashMap<>();
  private final Set<ClusterSpec> bootedTwice = ConcurrentHashMap.newKeySet();
  private final Map<ClusterSpec, ObservedRuntime> observedRuntimes = new ConcurrentHashMap<>();
  private final KindClusters kind;
  private final Images images;
  private final KernelWatch kernel;
  private final Owner owner;
  private final Progress progress;

  Boots(KindClusters kind, Images images, KernelWatch kernel, Owner owner, Progress progress) {
    this.kind = kind;
    this.images = images;
    this.kernel = kernel;
    this.owner = owner;
    this.progress = progress;
  }

  /**
   * Whether the boot of this cluster failed for a reason of the machine and was tried once more.
   */
  public boolean neededTwo(ClusterSpec spec) {
    return bootedTwice.contains(spec);
  }

  /** What the nodes of each cluster that has booted were seen to run containers with. */
  public Map<ClusterSpec, ObservedRuntime> observedRuntimes() {
    return Map.copyOf(observedRuntimes);
  }

  ImageReference nodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return nodeImages.computeIfAbsent(
        new NodeImage(version, runtime), it -> images.node(version, runtime));
  }

  /** A boot that fails for a reason of the machine is tried once more; one refused is not. */
  BootResult boot(ClusterSpec spec) {
    BootResult first = bootOnce(spec);
    boolean byMachine =
        first instanceof BootResult.Refused refused
            && refused.outcome() instanceof Outcome.Infrastructure;
    if (!byMachine || stopped.get()) {
      return first;
    }
    progress.say("boot " + spec + " is tried once more: that was no verdict of its nodes");
    bootedTwice.add(spec);
    return bootOnce(spec);
  }

  /** Boots no more clusters, and ends the boots that are under way. */
  void stop() {
    stopped.set(true);
    kind.stopBooting();
  }

  private BootResult bootOnce(ClusterSpec spec) {
    String image = nodeImage(spec.kubernetes(), spec.runtime()).reference();
    if (stopped.get()) { // the image may have taken minutes
      throw new EnvironmentFault("the run was ended before " + spec + " was booted", "run again");
    }
    String name = owner.clusterName(clusters.incrementAndGet());
    BootResult result = kind.boot(spec, name, image, () -> kernel.shell(image), progress);
    if (result instanceof BootResult.Booted booted) {
      observeRuntime(booted.cluster());
    }
    return result;
  }

  /** Reports tell what really runs; another runtime than the one asked for would prove nothing. */
  private void observeRuntime(Cluster cluster) {
    for (NodeShell node : cluster.nodes()) {
      ObservedRuntime observed = node.runtime();
      Optional<String> difference = observed.differsFrom(cluster.spec().runtime());
      if (difference.isPresent()) {
        cluster.close();
        throw new EnvironmentFault(
            "node " + node.container() + " runs " + difference.get(),
            "see how images/runtime lays it over this node image");
      }
      observedRuntimes.put(cluster.spec(), observed);
    }
  }

  private record NodeImage(KubernetesVersion version, NodeRuntime runtime) {}
}
