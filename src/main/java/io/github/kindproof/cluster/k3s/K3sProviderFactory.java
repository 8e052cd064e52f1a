package io.github.kindproof.cluster.k3s;

import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterProviderFactory;
import io.github.kindproof.cluster.ProviderContext;

/** A factory of the K3s provider, even if its library is missing: then a boot reports that. */
public final class K3sProviderFactory implements ClusterProviderFactory {
  @Override
  public ClusterProvider open(ProviderContext context) {
    return new K3sProvider(context);
  }
}
