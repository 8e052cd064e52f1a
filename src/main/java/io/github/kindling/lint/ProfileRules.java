package io.github.kindling.lint;

import io.github.kindling.profile.LocatedProfile;
import io.github.kindling.profile.ProfileProblem;
import java.util.List;

/** The rules of one subject. */
interface ProfileRules {
  /** What they find in this profile. */
  List<ProfileProblem> look(LocatedProfile profile, LintTargets targets);
}
