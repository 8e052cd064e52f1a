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

/** Calls that exist, but on no architecture that a profile lists. */
final class PlaceRules implements ProfileRules {
  @Override
  public List<ProfileProblem> look(LocatedProfile profile, LintTargets targets) {
    Set<Architecture> listed =
        profile.architectures().stream().map(Located::value).collect(Collectors.toSet());
    boolean known = listed.stream().map(PlaceRules::ofTable).allMatch(SyscallTable::covers);
    if (listed.isEmpty() || !known) {
      return List.of(); // the nodes' own architecture, or one of which nothing is known here
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
        .map(PlaceRules::problem)
        .toList();
  }

  private static ProfileProblem problem(List<ListedCall> calls) {
    return ProfileProblem.of(
        LintRule.SYSCALL_ELSEWHERE,
        calls.get(0).span(),
        "on no listed architecture is there "
            + calls.stream().map(ListedCall::value).collect(Collectors.joining(", ")),
        "remove what no node has, or list its architecture");
  }

  /** x32 has the calls of x86_64 under other numbers. */
  private static Architecture ofTable(Architecture architecture) {
    return architecture == Architecture.X32 ? Architecture.X86_64 : architecture;
  }
}
