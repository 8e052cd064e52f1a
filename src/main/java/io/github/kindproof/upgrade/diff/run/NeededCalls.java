package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The syscalls that a pod needs and its profile denies. The low-level runtime makes some of them,
 * because its last steps are under the profile too. Pure.
 *
 * @param byRuntime in the order of their first use, whether the runtime makes it
 */
record NeededCalls(Map<String, Boolean> byRuntime) {
  private static final int NAMED = 4;

  /**
   * @param records of a copy of the pod, under a profile that allows and records every syscall
   */
  static NeededCalls of(List<AuditRecord> records, SeccompProfile profile) {
    Map<String, Boolean> byRuntime = new LinkedHashMap<>();
    if (!profile.defaultAction().letsThrough()) {
      SeccompFilter filter = SeccompFilter.of(profile);
      for (AuditRecord record : records) {
        String call = record.syscall().name();
        if (filter.verdict(call) == CallVerdict.DENIED) {
          byRuntime.putIfAbsent(call, record.isByRuntime());
        }
      }
    }
    return new NeededCalls(byRuntime);
  }

  /**
   * For example {@code runc 1.4.3 needs statx}; empty if the profile denies none of its syscalls.
   * The runtime's come first, because the workload cannot start without them.
   */
  Optional<String> sentence(String lowLevelRuntime, String workload) {
    if (byRuntime.isEmpty()) {
      return Optional.empty();
    }
    List<String> runtimes = made(true);
    return Optional.of(
        runtimes.isEmpty()
            ? workload + " needs " + listed(made(false))
            : lowLevelRuntime + " needs " + listed(runtimes));
  }

  Evidence evidence() {
    return new Evidence(
        "syscalls of a copy of the pod that its profile denies",
        "by the runtime: "
            + String.join(" ", made(true))
            + "\nby the workload: "
            + String.join(" ", made(false)));
  }

  private List<String> made(boolean ofRuntime) {
    return byRuntime.entrySet().stream()
        .filter(it -> it.getValue() == ofRuntime)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String listed(List<String> calls) {
    String named = String.join(", ", calls.subList(0, Math.min(NAMED, calls.size())));
    int more = calls.size() - NAMED;
    return more <= 0 ? named : named + " and " + more + (more == 1 ? " other" : " others");
  }
}
