package io.github.kindproof.cluster;

/**
 * What a provider of clusters has to work with in one run. The engine is looked for when a provider
 * first asks for it, so that one which needs none works without. Ask in {@link
 * ClusterProvider#prepare} and {@link ClusterProvider#boot}, not in a constructor: a run opens all
 * its providers, whichever of them it uses.
 */
public interface ProviderContext {
  /** What every run has. */
  RunContext run();

  /**
   * What the run has of the container engine.
   *
   * @throws io.github.kindproof.EnvironmentException if there is none, with the remedy
   */
  EngineContext engine();
}
