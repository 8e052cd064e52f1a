package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An element of a profile's {@code syscalls} with the places of its parts.
 *
 * @param span the whole element
 * @param names the calls, also those that nobody knows
 * @param action what happens with them
 * @param errno the {@code errnoRet}
 * @param conditions on the arguments
 * @param removal the change that takes it out
 * @param foreignConditions whether fields of Docker's own format, {@code includes} and {@code
 *     excludes}, say when the rule is meant to hold; a kubelet's runtime takes it always
 */
public record LocatedRule(
    Span span,
    List<ListedCall> names,
    Located<SeccompAction> action,
    Optional<Located<Integer>> errno,
    List<Located<ArgumentCondition>> conditions,
    TextEdit removal,
    boolean foreignConditions) {

  /** Copies the lists. */
  public LocatedRule {
    names = List.copyOf(names);
    conditions = List.copyOf(conditions);
  }

  /** Whether it holds whatever the arguments are. */
  public boolean isUnconditional() {
    return conditions.isEmpty();
  }

  /** Without the places. */
  SeccompRule rule() {
    return new SeccompRule(
        names.stream().map(ListedCall::value).toList(),
        action.value(),
        errno.map(it -> OptionalInt.of(it.value())).orElse(OptionalInt.empty()),
        conditions.stream().map(Located::value).toList());
  }
}
