package io.github.kindproof.cluster.k3s;

import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.io.packaged.OptionalLibrary;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider of one-node clusters, each a Testcontainers container. Only a boot needs that library.
 */
public final class K3sProvider implements ClusterProvider {
  /** The name of this provider. */
  public static final String NAME = "k3s";

  private final ProviderContext context;

  /**
   * The actions that end boots in progress. They are not of type {@link K3sBoot}, which needs
   * Testcontainers, and that may be missing.
   */
  private final Set<Runnable> booting = ConcurrentHashMap.newKeySet();

  private volatile boolean stopped;

  /** Create a provider for one run. */
  public K3sProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> cannotGive(ClusterSpec spec) {
    if (!(spec.shape() instanceof ClusterIntent intent)) {
      return Optional.of(spec.shape().name() + " is a kind config, which K3s cannot read");
    }
    if (!spec.runtime().isOwn()) {
      return Optional.of("K3s brings its own container runtime");
    }
    if (intent.workers() > 0 || intent.seccompDefault() instanceof SeccompDefaultNodes.Some) {
      return Optional.of("K3s clusters have one node, and this needs several");
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> lacks(ClusterFeature feature) {
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
    OptionalLibrary.K3S.require();
    ImageReference unused = image(spec);
  }

  /** Return the image, which is then in the engine: later calls return immediately. */
  private ImageReference image(ClusterSpec spec) {
    return context.engine().images().k3s(spec.kubernetes());
  }

  @Override
  public BootResult boot(ClusterSpec spec, String name) {
    K3sBoot boot = new K3sBoot(context, spec, image(spec));
    Runnable stop = boot::stop;
    booting.add(stop);
    try {
      return boot.run(name, () -> stopped);
    } finally {
      booting.remove(stop);
    }
  }

  @Override
  public void stopBooting() {
    stopped = true;
    booting.forEach(Runnable::run);
  }
}
