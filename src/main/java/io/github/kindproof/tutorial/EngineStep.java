package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.probe.ProbeReport;
import java.util.List;
import java.util.Optional;

/** Step 1b: the same container run straight by the engine is filtered; that is the contrast. */
record EngineStep() implements Step {
  private static final SeccompMode EXPECTED = SeccompMode.FILTERING;

  @Override
  public String name() {
    return "1b";
  }

  @Override
  public String title() {
    return "Run the same probe straight by the container engine";
  }

  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.empty();
  }

  @Override
  public boolean needsEngine() {
    return true;
  }

  @Override
  public void check(ProjectFiles files) {
    // It uses none.
  }

  @Override
  public Observed observe(StepContext context) {
    ProbeReport report = context.engineProbe().run();
    boolean asExpected =
        report.status().mode() == EXPECTED
            && report.blockedBySeccomp().isEmpty() == (EXPECTED == SeccompMode.DISABLED);
    return new Observed(
        "seccomp " + EXPECTED.word() + ", calls blocked by it",
        PodProbe.state(report) + ": " + PodProbe.blocked(report),
        asExpected,
        "",
        List.of(
            new Evidence("seccomp state", report.status().described()),
            new Evidence("blocked by seccomp", PodProbe.names(report.blockedBySeccomp())),
            new Evidence(
                "blocked by a missing capability", PodProbe.names(report.blockedByCapability()))));
  }
}
