package io.github.kindproof.seccomp;

import java.util.List;
import java.util.Optional;

/** What becomes of a call under a profile, whatever its arguments are. */
public enum CallVerdict {
  /** It is made. */
  LET_THROUGH,
  /** It depends on its arguments. */
  SOMETIMES,
  /** It is not made. */
  REFUSED;

  /** A rule that always holds wins over those with conditions, as in libseccomp. */
  static CallVerdict of(String call, SeccompProfile profile) {
    List<SeccompRule> rules =
        profile.rules().stream().filter(rule -> rule.names().contains(call)).toList();
    Optional<SeccompRule> always = rules.stream().filter(SeccompRule::isUnconditional).findFirst();
    boolean otherwise = profile.defaultAction().letsThrough();
    if (always.isPresent()) {
      return of(always.get().action().letsThrough());
    }
    boolean differs = rules.stream().anyMatch(rule -> rule.action().letsThrough() != otherwise);
    return differs ? SOMETIMES : of(otherwise);
  }

  private static CallVerdict of(boolean letsThrough) {
    return letsThrough ? LET_THROUGH : REFUSED;
  }
}
