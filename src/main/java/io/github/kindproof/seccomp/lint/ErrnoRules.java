package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Errnos with which a program does not notice that a syscall is denied. */
final class ErrnoRules implements RuleGroup {
  /** The kernel takes no more of an errno. */
  private static final int RETURN_DATA = 0xffff;

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    zero(profile.defaultAction(), profile.defaultErrno()).ifPresent(problems::add);
    for (LocatedRule rule : profile.rules()) {
      zero(rule.action(), rule.errno()).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<ProfileProblem> zero(
      Located<SeccompAction> action, Optional<Located<Integer>> errno) {
    return errno
        .filter(it -> action.value() == SeccompAction.ERRNO && (it.value() & RETURN_DATA) == 0)
        .map(
            it ->
                ProfileProblem.of(
                    LintRule.SILENT_SUCCESS,
                    it.span(),
                    "errno 0 reports success, though the kernel does not run the syscall",
                    "use 1 (EPERM), unless programs are to believe that it worked"));
  }
}
