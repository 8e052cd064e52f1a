package io.github.kindling.provider;

import io.github.kindling.cluster.ClusterProvider;
import io.github.kindling.cluster.ClusterProviderFactory;
import io.github.kindling.cluster.ProviderContext;

/** Found by its name in {@code META-INF/services}. */
public final class DockerRunProviderFactory implements ClusterProviderFactory {
  @Override
  public ClusterProvider open(ProviderContext context) {
    return new DockerRunProvider(context);
  }
}
