package io.github.kindproof.tutorial;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.util.Optional;

/**
 * Steps 6, 7 and 8: nginx under one of the profiles.
 *
 * @param manifest the manifest that names the profile
 * @param expectation the expected result
 */
record NginxStep(String name, String title, String manifest, PodExpectation expectation)
    implements Step {
  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.of(Configs.PROFILES);
  }

  @Override
  public void check(ProjectFiles files) {
    ProfileFiles.check(files, manifest);
  }

  @Override
  public Observed observe(StepContext context) {
    Optional<Cluster> cluster = context.cluster();
    if (cluster.isEmpty()) {
      return context.refused(expectation.words());
    }
    return expectation.judge(context.apply(cluster.get(), manifest).pod("nginx"));
  }
}
