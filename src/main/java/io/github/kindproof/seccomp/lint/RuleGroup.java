package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import java.util.List;

/** Rules about one subject. */
interface RuleGroup {
  List<ProfileProblem> look(LocatedProfile profile, LintTargets targets);
}
