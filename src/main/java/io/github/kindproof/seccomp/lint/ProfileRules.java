package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import java.util.List;

/** The rules of one subject. */
interface ProfileRules {
  /** What they find in this profile. */
  List<ProfileProblem> look(LocatedProfile profile, LintTargets targets);
}
