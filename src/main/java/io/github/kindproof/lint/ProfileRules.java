package io.github.kindproof.lint;

import io.github.kindproof.profile.LocatedProfile;
import io.github.kindproof.profile.ProfileProblem;
import java.util.List;

/** The rules of one subject. */
interface ProfileRules {
  /** What they find in this profile. */
  List<ProfileProblem> look(LocatedProfile profile, LintTargets targets);
}
