package io.github.kindproof.tutorial;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Manifest;
import java.util.Optional;

/** Step 1: a pod in a cluster with kind's defaults has no filter. */
record PlainClusterStep(String name, String title) implements Step {
  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.of(Configs.PLAIN);
  }

  @Override
  public void check(ProjectFiles files) {
    Manifest.read(files.find("manifests/probe.yaml"));
  }

  @Override
  public Observed observe(StepContext context) {
    String expected = "seccomp disabled, no syscalls blocked";
    Optional<Cluster> cluster = context.cluster();
    if (cluster.isEmpty()) {
      return context.refused(expected);
    }
    PodProbe probe = PodProbe.of(context.apply(cluster.get(), "manifests/probe.yaml"), "probe");
    return new Observed(expected, probe.words(), probe.is(SeccompMode.DISABLED), probe.evidence());
  }
}
