package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Errnos with which a program does not notice that a syscall is denied. */
final class ErrnoRules implements RuleGroup {
  /** With these, a runtime changes to the container's user and groups after it loads the filter. */
  private static final Set<String> USER = Set.of("setuid", "setgid", "setgroups");

  /** The kernel takes no more of an errno. */
  private static final int RETURN_DATA = 0xffff;

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    zero(profile.defaultAction(), profile.defaultErrno())
        .ifPresent(it -> problems.add(problem(it, RuntimeNeeds.TAKEN_AT_THEIR_WORD, filters)));
    for (LocatedRule rule : profile.rules()) {
      List<String> names = rule.names().stream().map(ListedCall::value).toList();
      zero(rule.action(), rule.errno())
          .filter(it -> names.stream().anyMatch(filters::pretend))
          .ifPresent(it -> problems.add(problem(it, names, filters)));
    }
    return problems;
  }

  private static Optional<Located<Integer>> zero(
      Located<SeccompAction> action, Optional<Located<Integer>> errno) {
    return errno.filter(
        it -> action.value() == SeccompAction.ERRNO && (it.value() & RETURN_DATA) == 0);
  }

  private static ProfileProblem problem(
      Located<Integer> errno, Collection<String> calls, ProfileFilters filters) {
    boolean keepsRoot = calls.stream().filter(USER::contains).anyMatch(filters::pretend);
    return ProfileProblem.of(
        LintRule.SILENT_SUCCESS,
        errno.span(),
        "errno 0 reports success, though the kernel does not run the syscall"
            + (keepsRoot
                ? "; unless allowPrivilegeEscalation is false, a container runs as root, whatever"
                    + " runAsUser says"
                : ""),
        "use 1 (EPERM), unless programs are to believe that it worked");
  }
}
