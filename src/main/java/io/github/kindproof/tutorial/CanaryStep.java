package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Step 2b: SeccompDefault on one worker only, and pods that select their node by affinity. */
record CanaryStep(String name, String title) implements Step {
  private static final SeccompMode WITH = SeccompMode.FILTERING;
  private static final SeccompMode WITHOUT = SeccompMode.DISABLED;

  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.of(Configs.canary(kubernetes));
  }

  @Override
  public void check(ProjectFiles files) {
    Manifest.read(files.find("manifests/canary.yaml"));
  }

  @Override
  public Observed observe(StepContext context) {
    String expected =
        "seccomp %s on the canary, %s on the other worker".formatted(WITH.word(), WITHOUT.word());
    Optional<Cluster> cluster = context.cluster();
    if (cluster.isEmpty()) {
      return context.refused(expected);
    }
    Workload workload = context.apply(cluster.get(), "manifests/canary.yaml");
    List<PodProbe> probes =
        PodProbe.ofAll(
            List.of(
                () -> PodProbe.of(workload, "probe-with-default"),
                () -> PodProbe.of(workload, "probe-without-default")));
    PodProbe canary = probes.get(0);
    PodProbe other = probes.get(1);
    boolean apart = !canary.pod().node().equals(other.pod().node());
    List<Evidence> evidence = new ArrayList<>(canary.evidence());
    evidence.addAll(other.evidence());
    return new Observed(
        expected,
        canary.words() + "; " + other.words(),
        canary.is(WITH) && other.is(WITHOUT) && apart,
        evidence);
  }
}
