package consumer;

import io.github.kindling.cluster.ClusterProvider;
import io.github.kindling.cluster.ClusterProviderFactory;
import io.github.kindling.cluster.ProviderContext;

/** A provider of the project's own, for which no engine is needed. */
public final class FakeClustersFactory implements ClusterProviderFactory {
  @Override
  public ClusterProvider open(ProviderContext context) {
    return new FakeClusters(context.run());
  }
}
