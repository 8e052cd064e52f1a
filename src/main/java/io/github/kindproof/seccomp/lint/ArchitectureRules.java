package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Syscalls that no architecture of the profile has. */
final class ArchitectureRules implements RuleGroup {
  @Override
  public List<ProfileProblem> look(LocatedProfile profile, LintTargets targets) {
    Set<Architecture> listed =
        profile.architectures().stream().map(Located::value).collect(Collectors.toSet());
    boolean known = listed.stream().map(ArchitectureRules::ofTable).allMatch(SyscallTable::covers);
    if (listed.isEmpty() || !known) {
      return List.of(); // the nodes' own architecture, or one without a table
    }
    Set<String> there =
        listed.stream()
            .flatMap(it -> SyscallTable.of(ofTable(it)).all().stream())
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
        "no listed architecture has "
            + calls.stream().map(ListedCall::value).collect(Collectors.joining(", ")),
        "remove them, or list their architecture");
  }

  /** x32 has the syscalls of x86_64 under other numbers. */
  private static Architecture ofTable(Architecture architecture) {
    return architecture == Architecture.X32 ? Architecture.X86_64 : architecture;
  }
}
