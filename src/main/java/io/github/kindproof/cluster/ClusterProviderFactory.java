package io.github.kindproof.cluster;

/**
 * A factory that opens a provider for one run. {@link java.util.ServiceLoader} finds it, so another
 * library can supply it.
 */
public interface ClusterProviderFactory {
  /** Create the provider, which lives as long as the run. */
  ClusterProvider open(ProviderContext context);
}
