package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.probe.ProbeReport;
import java.util.ArrayList;
import java.util.List;

/** Step 1b: unlike in a plain cluster, the same container is filtered when the engine runs it. */
record EngineStep(String name, String title) implements Step {
  @Override
  public boolean needsEngine() {
    return true;
  }

  @Override
  public Observed observe(StepContext context) {
    ProbeReport report = context.engineProbe().run();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("seccomp state", report.status().described()));
    evidence.addAll(PodProbe.blocked(report, ""));
    return new Observed(
        "seccomp filtering, some syscalls blocked",
        PodProbe.words(report, ""),
        PodProbe.is(report, SeccompMode.FILTERING),
        evidence);
  }
}
