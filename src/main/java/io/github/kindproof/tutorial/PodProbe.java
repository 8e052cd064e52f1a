package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import io.github.kindproof.workload.probe.AnsweredProbe;
import io.github.kindproof.workload.probe.PartialDenial;
import io.github.kindproof.workload.probe.ProbeReport;
import io.github.kindproof.workload.probe.ProbeRows;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The report of a probe pod, beside the observation of the pod on its node. */
record PodProbe(PodObservation pod, ProbeReport report) {
  static PodProbe of(Workload workload, String name) {
    AnsweredProbe answered = AnsweredProbe.of(workload, name);
    return new PodProbe(answered.pod(), answered.report());
  }

  /** Observe several probe pods at the same time, as each observation mostly waits. */
  static List<PodProbe> ofAll(List<Callable<PodProbe>> probes) {
    return ConcurrentTasks.run(
        Executors.newCachedThreadPool(), probes, "the observation of probe pods", "run again");
  }

  /** Return whether probe and node report this mode, and syscalls are blocked only if filtering. */
  boolean is(SeccompMode mode) {
    return is(report, mode) && pod.mode().filter(mode::equals).isPresent();
  }

  static boolean is(ProbeReport report, SeccompMode mode) {
    boolean blocks = !report.blockedBySeccomp().isEmpty();
    return report.status().mode() == mode && blocks == (mode == SeccompMode.FILTERING);
  }

  /**
   * Return a description, for example {@code seccomp filtering on worker2, 55 syscalls blocked}.
   */
  String words() {
    return words(report, " on " + shortName(pod.node()));
  }

  static String words(ProbeReport report, String where) {
    int count = report.blockedBySeccomp().size();
    return "seccomp %s%s, %s blocked"
        .formatted(
            report.status().mode().word(),
            where,
            count == 0 ? "no syscalls" : Count.of(count, "syscall"));
  }

  List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>(pod.evidence());
    evidence.addAll(blocked(report, " on " + pod.node()));
    return evidence;
  }

  static List<Evidence> blocked(ProbeReport report, String where) {
    return List.of(
        new Evidence("blocked by seccomp" + where, names(report.blockedBySeccomp())),
        new Evidence(
            "blocked by a missing capability" + where, names(report.blockedByCapability())),
        new Evidence(PartialDenial.TITLE + where, report.partialDenialWords()));
  }

  private static String names(SortedSet<String> names) {
    return names.isEmpty() ? "(none)" : ProbeRows.joined(names, " ");
  }

  /** Return a node's name without its cluster's. */
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
