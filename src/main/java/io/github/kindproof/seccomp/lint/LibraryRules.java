package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.filter.Libseccomp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Syscalls that a release of libseccomp on the nodes does not know, so that it ignores them. */
final class LibraryRules implements RuleGroup {
  /** The kernel calls them from code that it injects; from Linux 6.18 on, no filter applies. */
  private static final Set<String> NEVER_FILTERED = Set.of("uprobe", "uretprobe");

  /** What the syscalls of one finding have in common. */
  private record Group(String releases, boolean filtered) {}

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    for (LocatedRule rule : profile.rules()) {
      if (RuleCall.isLeftOut(rule, profile)) {
        continue;
      }
      Map<Group, List<ListedCall>> byReleases = new LinkedHashMap<>();
      for (ListedCall call : rule.names()) {
        String without = without(call.value(), targets);
        if (!without.isEmpty()) {
          byReleases
              .computeIfAbsent(new Group(without, isFiltered(call)), it -> new ArrayList<>())
              .add(call);
        }
      }
      byReleases.forEach(
          (group, calls) -> problems.add(problem(profile, rule, group.releases(), calls)));
    }
    return problems;
  }

  /** The releases without a syscall; empty if all know it, or none does, which the format tells. */
  private static String without(String call, LintTargets targets) {
    return Libseccomp.newest().knows(call)
        ? targets.libraries().stream()
            .filter(it -> !it.knows(call))
            .map(Libseccomp::version)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "))
        : "";
  }

  private static boolean isFiltered(ListedCall call) {
    return !NEVER_FILTERED.contains(call.value());
  }

  private static ProfileProblem problem(
      LocatedProfile profile, LocatedRule rule, String releases, List<ListedCall> calls) {
    boolean isVoid =
        profile.defaultAction().value().letsThrough() && !rule.action().value().letsThrough();
    String names = calls.stream().map(ListedCall::value).collect(Collectors.joining(", "));
    return ProfileProblem.of(
        isVoid ? LintRule.VOID_DENIAL : LintRule.NEWER_THAN_LIBSECCOMP,
        calls.get(0).span(),
        "libseccomp %s %s; the default, %s, applies there"
            .formatted(
                releases,
                releases.contains(",") ? "do not know " + names : "does not know " + names,
                profile.defaultAction().value().profileName()),
        calls.stream().noneMatch(LibraryRules::isFiltered)
            ? "leave it out: from Linux 6.18 on, no filter applies to it"
            : isVoid
                ? "update libseccomp, or use a profile that denies by default"
                : "update libseccomp if a workload needs " + (calls.size() == 1 ? "it" : "them"));
  }
}
