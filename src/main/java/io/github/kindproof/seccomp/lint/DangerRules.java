package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dangerous syscalls that a rule allows with any arguments. */
final class DangerRules implements RuleGroup {
  private final Map<String, String> whyByCall = new HashMap<>();

  DangerRules() {
    LintData.DANGEROUS.forEach(
        entry -> entry.calls().forEach(call -> whyByCall.put(call, entry.why())));
  }

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    Set<String> told = new HashSet<>();
    Stream.of(true, false)
        .flatMap(always -> allowing(profile, always))
        .forEach(
            rule ->
                allowedByWhy(rule, filters, told)
                    .forEach((why, calls) -> problems.add(problem(why, calls))));
    return problems;
  }

  /** Rules with conditions too: several together can allow any arguments. */
  private static Stream<LocatedRule> allowing(LocatedProfile profile, boolean unconditional) {
    return profile.rules().stream()
        .filter(it -> it.action().value().letsThrough() && it.isUnconditional() == unconditional);
  }

  private Map<String, List<ListedCall>> allowedByWhy(
      LocatedRule rule, ProfileFilters filters, Set<String> told) {
    Map<String, List<ListedCall>> byWhy = new LinkedHashMap<>();
    for (ListedCall call : rule.names()) {
      String why = whyByCall.get(call.value());
      if (why != null && filters.allow(call.value()) && told.add(call.value())) {
        byWhy.computeIfAbsent(why, it -> new ArrayList<>()).add(call);
      }
    }
    return byWhy;
  }

  private static ProfileProblem problem(String why, List<ListedCall> calls) {
    return ProfileProblem.of(
        LintRule.DANGEROUS_CALL,
        calls.get(0).span(),
        calls.stream().map(ListedCall::value).collect(Collectors.joining(", "))
            + (calls.size() == 1 ? " is allowed: it " : " are allowed: each ")
            + why,
        "remove syscalls that the workload does not need");
  }
}
