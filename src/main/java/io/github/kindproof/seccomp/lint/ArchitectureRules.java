package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.filter.MultiplexedCall;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Syscalls that no architecture of the filter has. */
final class ArchitectureRules implements RuleGroup {
  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    Set<Architecture> covered =
        profile.architectures().stream().map(Located::value).collect(Collectors.toSet());
    if (covered.isEmpty()) {
      return List.of(); // whatever the nodes have
    }
    covered.addAll(targets.architectures()); // which runtimes add
    if (!covered.stream().allMatch(SyscallTable::covers)) {
      return List.of();
    }
    Set<String> there =
        SyscallTable.names().stream()
            .filter(name -> covered.stream().anyMatch(it -> has(it, name)))
            .collect(Collectors.toSet());
    Set<String> elsewhere = new TreeSet<>(SyscallTable.names());
    elsewhere.removeAll(there);
    return profile.rules().stream()
        .map(rule -> rule.names().stream().filter(it -> elsewhere.contains(it.value())).toList())
        .filter(calls -> !calls.isEmpty())
        .map(ArchitectureRules::problem)
        .toList();
  }

  private static ProfileProblem problem(List<ListedCall> calls) {
    return ProfileProblem.of(
        LintRule.SYSCALL_ELSEWHERE,
        calls.get(0).span(),
        "no architecture of the filter has "
            + calls.stream().map(ListedCall::value).collect(Collectors.joining(", ")),
        "remove %s, or list the architecture that has %s"
            .formatted(calls.size() == 1 ? "it" : "them", calls.size() == 1 ? "it" : "them"));
  }

  private static boolean has(Architecture architecture, String call) {
    return SyscallTable.of(architecture).call(call).isPresent()
        || MultiplexedCall.of(architecture, call).isPresent();
  }
}
