package io.github.kindproof.cluster;

/**
 * What a provider of clusters has to work with in one run. The engine and kind are looked for when
 * a provider first asks for them, so that one which needs neither works without. Ask in {@link
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

  /**
   * What it has to make clusters of kind with. Where set-up is allowed, kind is downloaded or built
   * first, which may take minutes.
   *
   * @throws io.github.kindproof.EnvironmentException if it is not there, with the remedy
   */
  KindContext kind();
}
