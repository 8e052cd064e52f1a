package io.github.kindproof.seccomp.lint;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Syscalls that a runtime needs after it loads the filter and before the workload starts. */
final class RuntimeCallRules implements RuleGroup {
  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    if (profile.hasBase()) {
      return List.of(); // the base has them
    }
    SortedMap<String, TreeSet<String>> always = new TreeMap<>();
    SortedMap<String, TreeSet<String>> withEscalation = new TreeMap<>();
    SeccompProfile plain = profile.profile();
    RuntimeNeeds needs = RuntimeNeeds.measured();
    boolean nowhere = true;
    for (OciRuntime runtime : targets.runtimes()) {
      SeccompFilter filter = SeccompFilter.of(plain, FilterToolchain.of(runtime));
      List<String> missing = needs.refusedBy(filter, runtime, true);
      nowhere &= !missing.isEmpty();
      List<String> late = denied(missing, filters);
      List<String> early =
          new ArrayList<>(denied(needs.refusedBy(filter, runtime, false), filters));
      early.removeAll(late);
      note(late, runtime, always);
      note(early, runtime, withEscalation);
    }
    List<ProfileProblem> problems = new ArrayList<>();
    if (!always.isEmpty()) {
      problems.add(
          nowhere
              ? problem(profile, targets, always, "no container starts without ").as(Severity.ERROR)
              : problem(profile, targets, always, "a container does not start without "));
    }
    if (!withEscalation.isEmpty()) {
      problems.add(
          problem(
              profile,
              targets,
              withEscalation,
              "unless allowPrivilegeEscalation is false, a container does not start without "));
    }
    return problems;
  }

  /** An agent may allow a syscall that SCMP_ACT_NOTIFY hands to it. */
  private static List<String> denied(List<String> calls, ProfileFilters filters) {
    return calls.stream().filter(filters::deny).toList();
  }

  private static ProfileProblem problem(
      LocatedProfile profile,
      LintTargets targets,
      SortedMap<String, TreeSet<String>> runtimesByCall,
      String begin) {
    Map<String, List<String>> callsByRuntimes = new LinkedHashMap<>();
    runtimesByCall.forEach(
        (call, runtimes) ->
            callsByRuntimes.computeIfAbsent(who(runtimes), it -> new ArrayList<>()).add(call));
    String needed =
        callsByRuntimes.entrySet().stream()
            .map(it -> String.join(", ", it.getValue()) + " (" + it.getKey() + ")")
            .collect(Collectors.joining("; "));
    return ProfileProblem.of(
        LintRule.RUNTIME_CALLS,
        profile.defaultAction().span(),
        begin + needed,
        targets.remedy("allow them"));
  }

  private static String who(TreeSet<String> runtimes) {
    return runtimes.size() == RuntimeNeeds.measured().runtimes().size()
        ? "on any runtime"
        : String.join(", ", runtimes);
  }

  private static void note(
      List<String> calls, OciRuntime runtime, SortedMap<String, TreeSet<String>> runtimesByCall) {
    calls.forEach(
        call ->
            runtimesByCall.computeIfAbsent(call, it -> new TreeSet<>()).add(runtime.toString()));
  }
}
