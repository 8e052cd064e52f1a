package io.github.kindproof.seccomp.lint;

import java.util.List;
import java.util.Optional;

/** What lint's lists say of one call. */
public final class CallFacts {
  private CallFacts() {}

  /** Why it is dangerous to allow, for example {@code reads or changes other processes}. */
  public static Optional<String> danger(String call) {
    return LintData.dangerous().stream()
        .filter(it -> it.calls().contains(call))
        .map(LintData.Dangerous::why)
        .findFirst();
  }

  /** The other calls with which the same is done. */
  public static List<String> sameEffect(String call) {
    return LintData.sameEffects().stream()
        .filter(it -> it.calls().contains(call))
        .flatMap(it -> it.calls().stream())
        .filter(it -> !it.equals(call))
        .distinct()
        .toList();
  }
}
