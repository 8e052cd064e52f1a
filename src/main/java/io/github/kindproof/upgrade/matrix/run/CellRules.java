package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.matrix.CellOutcome;
import io.github.kindproof.upgrade.matrix.Trait;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.ProcessOrigin;
import io.github.kindproof.workload.Serving;
import io.github.kindproof.workload.probe.PartialDenial;
import io.github.kindproof.workload.probe.ProbeReport;
import io.github.kindproof.workload.probe.ProbeRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Describes observed pods in the words of expectations. Pure. */
final class CellRules {
  private CellRules() {}

  static CellObservation ofService(PodObservation pod) {
    List<Trait> traits = new ArrayList<>();
    String cause = pod.because();
    if (pod.outcome().isRunning()) {
      Optional<String> odd = oddProcess(pod);
      if (odd.isPresent()) {
        return sight(pod, List.of(Trait.CONTRADICTORY), odd.get(), pod.evidence());
      }
      pod.mode().map(CellRules::trait).ifPresent(traits::add);
      Optional<String> vanished = vanished(pod);
      vanished.ifPresent(it -> traits.add(Trait.LESS_CONFINED));
      Optional<Serving> bad = pod.serving().stream().filter(it -> !it.ok()).findFirst();
      boolean serves = !pod.serving().isEmpty() && bad.isEmpty();
      traits.add(serves ? Trait.SERVING : Trait.NOT_SERVING);
      cause = vanished.or(() -> bad.map(Serving::toString)).orElse(cause);
    }
    return sight(pod, traits, cause, pod.evidence());
  }

  /** Return a process with a filter beside a first process without one, or the other way around. */
  private static Optional<String> oddProcess(PodObservation pod) {
    return pod.deciding().processes().all().stream()
        .filter(it -> it.origin() != ProcessOrigin.RUNTIME)
        .filter(
            it -> pod.mode().filter(mode -> trait(mode) != trait(it.seccomp().mode())).isPresent())
        .map(
            it ->
                "the first process has seccomp %s, and %s has %s"
                    .formatted(
                        pod.mode().map(SeccompMode::word).orElse(""),
                        it,
                        it.seccomp().mode().word()))
        .findFirst();
  }

  /** A probe is filtered only if it, its node and the denied syscalls all show that. */
  static CellObservation ofProbe(PodObservation pod) {
    List<Evidence> evidence = new ArrayList<>(pod.evidence());
    if (!pod.outcome().isRunning()) {
      return sight(pod, List.of(), pod.because(), evidence);
    }
    ProbeReport report = ProbeReport.parse(pod.log());
    evidence.add(names("blocked by seccomp", report.blockedBySeccomp()));
    evidence.add(names("blocked by a missing capability", report.blockedByCapability()));
    evidence.add(new Evidence(PartialDenial.TITLE, report.partialDenialWords()));
    evidence.add(new Evidence(CellObservation.PROBE_REPORT, json(pod.log())));
    SeccompMode reported = report.status().mode();
    boolean blocks = !report.blockedBySeccomp().isEmpty();
    boolean agree =
        pod.mode().filter(reported::equals).isPresent()
            && blocks == (reported == SeccompMode.FILTERING);
    if (agree) {
      Optional<String> vanished = vanished(pod);
      return sight(
          pod,
          vanished.isPresent()
              ? List.of(trait(reported), Trait.LESS_CONFINED)
              : List.of(trait(reported)),
          vanished.orElse(""),
          evidence);
    }
    String contradiction =
        "the node reports %s, the probe reports %s and finds %s denied"
            .formatted(
                pod.mode().map(SeccompMode::word).orElse("nothing"),
                reported.word(),
                Count.of(report.blockedBySeccomp().size(), "syscall"));
    return sight(pod, List.of(Trait.CONTRADICTORY), contradiction, evidence);
  }

  /** How the confinement of the observed container vanished, if it did. */
  private static Optional<String> vanished(PodObservation pod) {
    return pod.deciding().vanishedConfinement().map(how -> "confinement vanished: it " + how);
  }

  /**
   * Whether it says nothing about seccomp, and a retry may. On an overloaded machine, a syscall of
   * the probe's baseline may seem to hang, and contradict the node.
   */
  static boolean isToBeRepeated(CellObservation sight) {
    return sight.outcome().traits().contains(Trait.CONTRADICTORY) || !sight.observed();
  }

  private static CellObservation sight(
      PodObservation pod, List<Trait> traits, String cause, List<Evidence> evidence) {
    return new CellObservation(
        new CellOutcome(pod.outcome().kind(), traits),
        cause,
        pod.cause().map(Cause::errno),
        pod.mode(),
        evidence);
  }

  private static Trait trait(SeccompMode mode) {
    return mode == SeccompMode.DISABLED ? Trait.UNFILTERED : Trait.FILTERED;
  }

  private static Evidence names(String title, Collection<String> names) {
    String joined = ProbeRows.joined(names, " ");
    return new Evidence(title, joined.isEmpty() ? "(none)" : joined);
  }

  private static String json(String log) {
    return log.lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
  }
}
