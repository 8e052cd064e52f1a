package io.github.kindproof.cluster;

/**
 * Makes a provider for one run; found by {@link java.util.ServiceLoader}, so that a provider can
 * come with another library.
 */
public interface ClusterProviderFactory {
  /** The provider, which lives as long as the run. */
  ClusterProvider open(ProviderContext context);
}
