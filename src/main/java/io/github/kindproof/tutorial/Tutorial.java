package io.github.kindproof.tutorial;

import io.github.kindproof.seccomp.Errno;
import java.util.List;

/** The tutorial: all its steps in the article's order. */
public final class Tutorial {
  private Tutorial() {}

  /** All steps. */
  public static List<Step> steps() {
    return List.of(
        new PlainClusterStep(),
        new EngineStep(),
        SeccompDefaultStep.asInTheArticle(),
        SeccompDefaultStep.asToday(),
        new CanaryStep(),
        new ProfilesParseStep(),
        new ProfilesOnNodesStep(),
        new AuditStep(),
        new NginxStep(
            "6",
            "Run nginx under violation.json, which allows nothing",
            "manifests/violation-mode.yaml",
            PodExpectation.crashLoop(Errno.EPERM, "")),
        new NginxStep(
            "7",
            "Run nginx under fine-grained.json, which lacks one call",
            "manifests/custom-mode.yaml",
            PodExpectation.crashLoop(
                Errno.EPERM, "cannot stat shared object: Operation not permitted")),
        new NginxStep(
            "8",
            "Add the missing call",
            "manifests/custom-mode-complete.yaml",
            PodExpectation.runningAndServing()));
  }
}
