package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An element of {@code syscalls} with the positions of its parts.
 *
 * @param names including unknown ones
 * @param removal the edit that removes it
 * @param foreignConditions whether it has Docker's {@code includes} or {@code excludes}, which
 *     restrict it for Docker; a kubelet's runtime always applies it
 */
public record LocatedRule(
    Span span,
    List<ListedCall> names,
    Located<SeccompAction> action,
    Optional<Located<Integer>> errno,
    List<Located<ArgumentCondition>> conditions,
    TextEdit removal,
    boolean foreignConditions) {

  public LocatedRule {
    names = List.copyOf(names);
    conditions = List.copyOf(conditions);
  }

  public boolean isUnconditional() {
    return conditions.isEmpty();
  }

  SeccompRule rule() {
    return new SeccompRule(
        names.stream().map(ListedCall::value).toList(),
        action.value(),
        errno.map(it -> OptionalInt.of(it.value())).orElse(OptionalInt.empty()),
        conditions.stream().map(Located::value).toList());
  }
}
