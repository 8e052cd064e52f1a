package io.github.kindling.lint;

import io.github.kindling.profile.ListedCall;
import io.github.kindling.profile.LocatedProfile;
import io.github.kindling.profile.LocatedRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a call under a profile, whatever its arguments are. */
enum CallVerdict {
  /** It is made. */
  LET_THROUGH,
  /** It depends on its arguments. */
  SOMETIMES,
  /** It is not made. */
  REFUSED;

  static CallVerdict of(String call, LocatedProfile profile) {
    List<LocatedRule> rules =
        profile.rules().stream().filter(rule -> names(rule).anyMatch(call::equals)).toList();
    Optional<LocatedRule> always = rules.stream().filter(LocatedRule::isUnconditional).findFirst();
    boolean otherwise = profile.defaultAction().value().letsThrough();
    if (always.isPresent()) {
      return of(always.get().action().value().letsThrough());
    }
    boolean differs =
        rules.stream().anyMatch(rule -> rule.action().value().letsThrough() != otherwise);
    return differs ? SOMETIMES : of(otherwise);
  }

  private static CallVerdict of(boolean letsThrough) {
    return letsThrough ? LET_THROUGH : REFUSED;
  }

  private static Stream<String> names(LocatedRule rule) {
    return rule.names().stream().map(ListedCall::value);
  }
}
