package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.internal.io.evidence.Evidence;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.upgrade.matrix.Seen;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Serving;
import io.github.kindproof.workload.probe.ProbeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells in the words of expectations what an observed pod is. Pure. */
final class CellRules {
  private static final String CONTRADICTORY = "contradictory";

  private CellRules() {}

  /** Of a pod that serves. */
  static CellObservation ofService(PodObservation pod) {
    List<String> traits = new ArrayList<>();
    String cause = cause(pod);
    if (pod.outcome().isRunning()) {
      mode(pod).map(CellRules::trait).ifPresent(traits::add);
      Optional<Serving> bad = pod.serving().stream().filter(it -> !it.ok()).findFirst();
      boolean serves = !pod.serving().isEmpty() && bad.isEmpty();
      traits.add(serves ? "serving" : "not serving");
      cause = bad.map(Serving::toString).orElse(cause);
    }
    return sight(pod, traits, cause, pod.evidence());
  }

  /**
   * Of the probe, which says itself what it found: it is filtered only if it, its node and the
   * calls that are blocked all say so.
   */
  static CellObservation ofProbe(PodObservation pod) {
    List<Evidence> evidence = new ArrayList<>(pod.evidence());
    if (!pod.outcome().isRunning()) {
      return sight(pod, List.of(), cause(pod), evidence);
    }
    ProbeReport report = ProbeReport.parse(pod.log());
    evidence.add(names("blocked by seccomp", report.blockedBySeccomp()));
    evidence.add(names("blocked by a missing capability", report.blockedByCapability()));
    evidence.add(new Evidence(CellObservation.PROBE_REPORT, json(pod.log())));
    SeccompMode told = report.status().mode();
    boolean blocks = !report.blockedBySeccomp().isEmpty();
    boolean agree =
        mode(pod).filter(told::equals).isPresent() && blocks == (told == SeccompMode.FILTERING);
    if (agree) {
      return sight(pod, List.of(trait(told)), "", evidence);
    }
    String contradiction =
        "its node says %s, the probe says %s and finds %s blocked"
            .formatted(
                mode(pod).map(SeccompMode::word).orElse("nothing"),
                told.word(),
                Count.of(report.blockedBySeccomp().size(), "call"));
    return sight(pod, List.of(CONTRADICTORY), contradiction, evidence);
  }

  /**
   * Whether the probe and its node do not say the same. On a machine under too much load a call of
   * its baseline may be taken for one that hangs: then it is asked again.
   */
  static boolean isContradictory(CellObservation sight) {
    return sight.seen().traits().contains(CONTRADICTORY);
  }

  /** Whether it says nothing of seccomp, and may do so at the next time. */
  static boolean isToBeRepeated(CellObservation sight) {
    return isContradictory(sight) || !sight.observed();
  }

  private static CellObservation sight(
      PodObservation pod, List<String> traits, String cause, List<Evidence> evidence) {
    return new CellObservation(
        new Seen(pod.outcome().kind().toString(), traits, cause),
        !pod.outcome().isInfrastructure(),
        pod.cause().map(Cause::errno).filter(Objects::nonNull).map(Errno::name).orElse(""),
        mode(pod).map(SeccompMode::word).orElse(""),
        evidence);
  }

  private static Optional<SeccompMode> mode(PodObservation pod) {
    return Optional.ofNullable(pod.seccomp()).map(SeccompStatus::mode);
  }

  private static String trait(SeccompMode mode) {
    return mode == SeccompMode.DISABLED ? "unfiltered" : "filtered";
  }

  private static String cause(PodObservation pod) {
    return pod.because();
  }

  private static Evidence names(String title, Iterable<String> names) {
    String joined = String.join(" ", names);
    return new Evidence(title, joined.isEmpty() ? "(none)" : joined);
  }

  private static String json(String log) {
    return log.lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
  }
}
