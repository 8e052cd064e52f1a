package consumer;

import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterProviderFactory;
import io.github.kindproof.cluster.ProviderContext;

/** A provider of the project's own, for which no engine is needed. */
public final class FakeClustersFactory implements ClusterProviderFactory {
  @Override
  public ClusterProvider open(ProviderContext context) {
    return new FakeClusters(context.run());
  }
}
