package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import io.github.kindproof.workload.probe.AnsweredProbe;
import io.github.kindproof.workload.probe.ProbeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * What a probe pod told of itself, beside what its node says of it.
 *
 * @param pod the observation
 * @param report the probe's own report
 */
record PodProbe(PodObservation pod, ProbeReport report) {
  /** Reads the report of a probe pod; one that does not run has none, which is no verdict. */
  static PodProbe of(Workload workload, String name) {
    AnsweredProbe answered = AnsweredProbe.of(workload, name);
    return new PodProbe(answered.pod(), answered.report());
  }

  /** Whether both the probe and the node say this mode, and calls are blocked only if filtering. */
  boolean is(SeccompMode mode) {
    boolean blocks = !report.blockedBySeccomp().isEmpty();
    return report.status().mode() == mode
        && pod.mode().filter(mode::equals).isPresent()
        && blocks == (mode == SeccompMode.FILTERING);
  }

  /** For example {@code seccomp filtering on NODE: 55 calls blocked by it}. */
  String words() {
    return "%s on %s: %s".formatted(state(report), shortName(pod.node()), blocked(report));
  }

  List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>(pod.evidence());
    evidence.add(
        new Evidence("blocked by seccomp on " + pod.node(), names(report.blockedBySeccomp())));
    evidence.add(
        new Evidence(
            "blocked by a missing capability on " + pod.node(),
            names(report.blockedByCapability())));
    return evidence;
  }

  static String state(ProbeReport report) {
    return "seccomp " + report.status().mode().word();
  }

  static String blocked(ProbeReport report) {
    int count = report.blockedBySeccomp().size();
    return count == 0 ? "no call blocked by it" : Count.of(count, "call") + " blocked by it";
  }

  static String names(SortedSet<String> names) {
    return names.isEmpty() ? "(none)" : String.join(" ", names);
  }

  /** A node's name without its cluster's. */
  static String shortName(String node) {
    for (String role : List.of("-control-plane", "-worker")) {
      int at = node.indexOf(role);
      if (at >= 0) {
        return node.substring(at + 1);
      }
    }
    return node;
  }
}
