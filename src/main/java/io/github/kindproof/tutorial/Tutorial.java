package io.github.kindproof.tutorial;

import io.github.kindproof.seccomp.Errno;
import java.util.List;

/** The tutorial: all its steps in the article's order. */
public final class Tutorial {
  private Tutorial() {}

  /** Return all steps. */
  public static List<Step> steps() {
    return List.of(
        new PlainClusterStep("1", "Run the probe in a pod of a plain cluster"),
        new EngineStep("1b", "Run the same probe directly in the container engine"),
        SeccompDefaultStep.asInTheArticle(),
        SeccompDefaultStep.asToday(),
        new CanaryStep(
            "2b", "Turn on SeccompDefault for one worker only, and place pods by node affinity"),
        new ProfilesParseStep("3", "Write the profiles: audit, violation, fine-grained"),
        new ProfilesOnNodesStep("4", "Boot with ./profiles mounted on every node"),
        new AuditStep("5", "Run nginx under audit.json and read its syscalls in the kernel log"),
        new NginxStep(
            "6",
            "Run nginx under violation.json, which allows nothing",
            "manifests/violation-mode.yaml",
            PodExpectation.crashLoop(Errno.EPERM, "")),
        new NginxStep(
            "7",
            "Run nginx under fine-grained.json, which lacks one syscall",
            "manifests/custom-mode.yaml",
            PodExpectation.crashLoop(
                Errno.EPERM, "cannot stat shared object: Operation not permitted")),
        new NginxStep(
            "8",
            "Add the missing syscall",
            "manifests/custom-mode-complete.yaml",
            PodExpectation.runningAndServing()));
  }
}
