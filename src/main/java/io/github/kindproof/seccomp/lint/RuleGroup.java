package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import java.util.List;

/** Rules about one subject. */
interface RuleGroup {
  /**
   * Return the problems of a profile.
   *
   * @param filters what the runtimes of the nodes make of it
   */
  List<ProfileProblem> look(LocatedProfile profile, LintTargets targets, ProfileFilters filters);
}
