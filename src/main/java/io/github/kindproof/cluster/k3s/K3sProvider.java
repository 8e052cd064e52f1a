package io.github.kindproof.cluster.k3s;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.io.evidence.Evidence;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.io.waiting.Uninterrupted;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.k3s.K3sContainer;

/** Gives clusters of one node, each a {@link K3sContainer} of Testcontainers. */
public final class K3sProvider implements ClusterProvider {
  /** The name of this provider. */
  public static final String NAME = "k3s";

  private final ProviderContext context;
  private final Set<K3sContainer> booting = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /** A provider for one run. */
  public K3sProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> cannotGive(ClusterSpec spec) {
    if (!(spec.shape() instanceof ClusterShape.ByIntent shape)) {
      return Optional.of(spec.shape().name() + " is a kind config, which K3s cannot read");
    }
    if (!spec.runtime().isOwn()) {
      return Optional.of("K3s brings its own container runtime");
    }
    ClusterIntent intent = shape.intent();
    if (intent.workers() > 0 || intent.seccompDefault() instanceof SeccompDefaultNodes.Some) {
      return Optional.of("K3s runs on one node here, and this needs several");
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> lacks(ClusterFeature ability) {
    return Optional.empty();
  }

  @Override
  public String madeOf(ClusterSpec spec) {
    return image(spec).toString();
  }

  @Override
  public NodeCount nodesHere(ClusterSpec spec) {
    return NodeCount.ofCluster(0);
  }

  @Override
  public void prepare(ClusterSpec spec) {
    ImageReference unused = image(spec);
  }

  /** Had from then on: whoever asks again gets it at once. */
  private ImageReference image(ClusterSpec spec) {
    return context.engine().images().k3s(spec.kubernetes());
  }

  @Override
  public BootResult boot(ClusterSpec spec, String name) {
    ImageReference image = image(spec);
    Progress progress = context.run().progress();
    ClusterIntent intent = ((ClusterShape.ByIntent) spec.shape()).intent();
    K3sReady ready = new K3sReady(context.run().timeouts().boot());
    K3sContainer container =
        K3sContainers.of(image, intent, spec.kubernetes())
            .withLabel(Owner.LABEL, context.run().owner().token())
            .waitingFor(ready);
    Instant start = Instant.now();
    booting.add(container);
    Progress.Task task = progress.begin("boot " + spec);
    try (task) {
      container.start();
      Cluster cluster =
          K3sClusters.of(container, spec, name, context.run(), context.engine(), container::stop);
      task.done("1 node");
      return new BootResult.Booted(cluster, Duration.between(start, Instant.now()));
    } catch (RuntimeException e) {
      if (stopped || EndOfProcess.hasBegun() || InterruptionException.isIn(e)) {
        task.failed("interrupted");
        Uninterrupted.run(container::stop);
        throw new InterruptionException("the boot of " + spec, e);
      }
      if (!(e instanceof ContainerLaunchException)) {
        throw e;
      }
      List<Evidence> evidence = evidence(container);
      Cause cause = ready.cause().orElseGet(() -> K3sClusters.ofLaunch(e));
      container.stop();
      Outcome outcome =
          ready.ended() ? new Outcome.NodeRefused(cause) : new Outcome.Infrastructure(cause);
      return new BootResult.Refused(
          spec, outcome, evidence, Duration.between(start, Instant.now()));
    } finally {
      booting.remove(container);
    }
  }

  private static List<Evidence> evidence(K3sContainer container) {
    if (container.getContainerId() == null) {
      return List.of();
    }
    return List.of(K3sClusters.command(container), new Evidence("k3s.log", container.getLogs()));
  }

  @Override
  public void stopBooting() {
    stopped = true;
    booting.forEach(K3sContainer::stop);
  }
}
