package io.github.kindproof.cluster.session;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.NodeShell;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The booter of a run's clusters, which remembers how they came up. */
public final class ClusterBooter {
  private final AtomicInteger clusters = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Set<ClusterSpec> bootedTwice = ConcurrentHashMap.newKeySet();
  private final Map<ClusterSpec, ObservedRuntime> observedRuntimes = new ConcurrentHashMap<>();
  private final Providers providers;
  private final Owner owner;
  private final Map<ClusterSpec, ClusterOrigin> origins = new ConcurrentHashMap<>();
  private final Consumer<ClusterSpec> beforeBoot;
  private final Progress progress;

  /**
   * @param beforeBoot called when everything for the boot of a cluster is prepared
   */
  ClusterBooter(
      Providers providers, Owner owner, Consumer<ClusterSpec> beforeBoot, Progress progress) {
    this.providers = providers;
    this.owner = owner;
    this.beforeBoot = beforeBoot;
    this.progress = progress;
  }

  /** Return where each booted cluster came from. */
  public Map<ClusterSpec, ClusterOrigin> origins() {
    return Map.copyOf(origins);
  }

  /** Return whether the boot of this cluster failed because of the machine and was retried. */
  public boolean neededTwo(ClusterSpec spec) {
    return bootedTwice.contains(spec);
  }

  /** Return the runtime observed on the nodes of each booted cluster. */
  public Map<ClusterSpec, ObservedRuntime> observedRuntimes() {
    return Map.copyOf(observedRuntimes);
  }

  /**
   * Boot a cluster; retry once if the machine failed, but not if a node refused to start.
   *
   * @throws InterruptionException if the run ended during the boot
   */
  BootResult boot(ClusterSpec spec) {
    underWay.incrementAndGet();
    try {
      return bootAtMostTwice(spec);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private BootResult bootAtMostTwice(ClusterSpec spec) {
    BootResult first = bootOnce(spec);
    boolean byMachine = first.refused().filter(it -> it.outcome().isInfrastructure()).isPresent();
    if (!byMachine || stopped.get()) {
      return first;
    }
    progress.say("retrying boot " + spec + ": the machine failed, not its nodes");
    bootedTwice.add(spec);
    return bootOnce(spec);
  }

  /**
   * Stop the boots in progress, and boot no more clusters.
   *
   * @return whether there were any
   */
  boolean stop() {
    stopped.set(true);
    providers.all().forEach(ClusterProvider::stopBooting);
    return underWay.get() > 0;
  }

  private BootResult bootOnce(ClusterSpec spec) {
    ClusterProvider provider = providers.of(spec);
    provider.prepare(spec);
    if (stopped.get()) {
      throw new InterruptionException("the boot of " + spec);
    }
    String name = owner.clusterName(clusters.incrementAndGet());
    beforeBoot.accept(spec);
    BootResult result = provider.boot(spec, name);
    result.booted().ifPresent(this::observeRuntime);
    origins.put(spec, result.origin());
    return result;
  }

  /** Observe the real runtime for reports; any other than the requested one would prove nothing. */
  private void observeRuntime(Cluster cluster) {
    for (NodeShell node : cluster.nodes()) {
      ObservedRuntime observed = node.runtime();
      Optional<String> difference = observed.differsFrom(cluster.spec().runtime());
      if (difference.isPresent()) {
        cluster.close();
        throw new EnvironmentException(
            "node " + node.container() + " runs " + difference.get(),
            "check how images/runtime adds it to this node image");
      }
      observedRuntimes.put(cluster.spec(), observed);
    }
  }
}
