package io.github.kindproof.cluster;

/**
 * The resources of a provider in one run. The engine is located on first use, so a provider that
 * does not need one works without it. Use it in {@link ClusterProvider#prepare} and {@link
 * ClusterProvider#boot}, not in a constructor: a run opens all its providers, even unused ones.
 */
public interface ProviderContext {
  /** Return the resources that every run has. */
  RunContext run();

  /**
   * Return the container engine of the run, locating it on first use.
   *
   * @throws io.github.kindproof.EnvironmentException if there is none, with the remedy
   */
  EngineContext engine();
}
