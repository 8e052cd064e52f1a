package io.github.kindproof.provider;

import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterProviderFactory;
import io.github.kindproof.cluster.ProviderContext;

/** Found by its name in {@code META-INF/services}. */
public final class DockerRunProviderFactory implements ClusterProviderFactory {
  @Override
  public ClusterProvider open(ProviderContext context) {
    return new DockerRunProvider(context);
  }
}
