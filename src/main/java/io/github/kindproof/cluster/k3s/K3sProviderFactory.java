package io.github.kindproof.cluster.k3s;

import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterProviderFactory;
import io.github.kindproof.cluster.ProviderContext;

/** Makes the provider of K3s, also where its library is missing: a boot says so then. */
public final class K3sProviderFactory implements ClusterProviderFactory {
  @Override
  public ClusterProvider open(ProviderContext context) {
    return new K3sProvider(context);
  }
}
