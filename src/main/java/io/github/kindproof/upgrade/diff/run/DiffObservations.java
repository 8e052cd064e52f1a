package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.upgrade.diff.ConfigSeen;
import io.github.kindproof.upgrade.diff.WorkloadSeen;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observations in the form that a diff compares. */
final class DiffObservations {
  /** Enough for a person; journals are megabytes. */
  private static final int EVIDENCE = 6000;

  private static final String PROBE_REPORT = "probe.json";

  private DiffObservations() {}

  /**
   * @param needs the syscalls that it needs and its profile denies; empty if unknown
   */
  static WorkloadSeen workload(
      String name, PodObservation pod, Optional<NeededCalls> needs, String lowLevelRuntime) {
    Optional<String> sentence = needs.flatMap(it -> it.sentence(lowLevelRuntime, pod.name()));
    List<Evidence> evidence = new ArrayList<>(pod.evidence());
    needs.ifPresent(it -> evidence.add(it.evidence()));
    Boolean serves = pod.serving().isEmpty() ? null : pod.serving().stream().allMatch(Serving::ok);
    String because =
        pod.cause()
            .map(cause -> sentence.orElseGet(pod::because))
            .or(
                () ->
                    pod.deciding()
                        .vanishedConfinement()
                        .map(how -> "confinement vanished: it " + how))
            .orElseGet(() -> Boolean.FALSE.equals(serves) ? wrong(pod) : "");
    return new WorkloadSeen(
        name,
        pod.outcome().kind(),
        serves,
        because,
        pod.mode().orElse(null),
        pod.deciding().profile().confines(),
        cut(evidence));
  }

  static WorkloadSeen rejected(String name, String said) {
    return new WorkloadSeen(
        name,
        OutcomeKind.REJECTED,
        null,
        said,
        null,
        false,
        List.of(new Evidence("API server", said)));
  }

  /**
   * @throws io.github.kindproof.EnvironmentException if no node rejected its config
   */
  static ConfigSeen refused(String name, BootResult.Refused refused, List<String> warnings) {
    Cause cause = refused.causeByNode("run again");
    List<Evidence> all = new ArrayList<>();
    all.add(new Evidence("rejection", cause + "\nread from: " + cause.source()));
    if (!warnings.isEmpty()) {
      all.add(new Evidence("`kindproof render --config` warns", String.join("\n", warnings)));
    }
    all.addAll(refused.evidence());
    return new ConfigSeen(name, false, cause.message(), warnings, cut(all));
  }

  private static String wrong(PodObservation pod) {
    return pod.serving().stream()
        .filter(it -> !it.ok())
        .map(Serving::toString)
        .findFirst()
        .orElse("");
  }

  /**
   * Cuts long texts to their ends, which say most, and drops a report that is only for programs.
   */
  static List<Evidence> cut(List<Evidence> evidence) {
    return evidence.stream()
        .filter(it -> !it.text().isBlank() && !it.title().equals(PROBE_REPORT))
        .map(
            it ->
                it.text().length() <= EVIDENCE
                    ? it
                    : new Evidence(
                        it.title(), "…" + it.text().substring(it.text().length() - EVIDENCE)))
        .toList();
  }
}
