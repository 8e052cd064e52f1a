package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that a pod makes and its profile refuses, and who makes them: the low-level runtime,
 * whose last steps are under the profile too, or the workload. Pure.
 *
 * @param byWhom in the order in which they were first made
 */
record NeededCalls(Map<String, Boolean> byWhom) {
  private static final int NAMED = 4;

  /**
   * @param records of a twin of the pod whose every call was let through and recorded
   */
  static NeededCalls of(List<AuditRecord> records, SeccompProfile profile) {
    Map<String, Boolean> byWhom = new LinkedHashMap<>();
    if (!profile.defaultAction().letsThrough()) {
      for (AuditRecord record : records) {
        String call = record.syscall().name();
        if (profile.verdict(call) == CallVerdict.REFUSED) {
          byWhom.putIfAbsent(call, record.isByRuntime());
        }
      }
    }
    return new NeededCalls(byWhom);
  }

  /**
   * For example {@code runc 1.4.3 needs statx}; empty if the profile refuses none of its calls.
   *
   * <p>The runtime's come first: without them the workload is never reached.
   */
  Optional<String> sentence(String lowLevelRuntime, String workload) {
    List<String> runtimes = made(true);
    List<String> own = made(false);
    if (runtimes.isEmpty() && own.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        runtimes.isEmpty()
            ? workload + " needs " + listed(own)
            : lowLevelRuntime + " needs " + listed(runtimes));
  }

  /** All of them, for whoever corrects the profile. */
  Evidence evidence() {
    return new Evidence(
        "calls of a twin under a profile that records, which its own profile refuses",
        "by the runtime: "
            + String.join(" ", made(true))
            + "\nby the workload: "
            + String.join(" ", made(false)));
  }

  private List<String> made(boolean byRuntime) {
    return byWhom.entrySet().stream()
        .filter(it -> it.getValue() == byRuntime)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String listed(List<String> calls) {
    String named = String.join(", ", calls.subList(0, Math.min(NAMED, calls.size())));
    int more = calls.size() - NAMED;
    return more <= 0 ? named : named + " and " + more + (more == 1 ? " other" : " others");
  }
}
