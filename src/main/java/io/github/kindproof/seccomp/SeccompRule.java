package io.github.kindproof.seccomp;

import java.util.List;
import java.util.OptionalInt;

/**
 * A profile rule that replaces the default action for some syscalls.
 *
 * @param names the syscalls
 * @param action the action on them
 * @param errno the number for {@link SeccompAction#ERRNO}; empty means {@code EPERM}
 * @param conditions the conditions that the arguments must all meet; none means always
 */
public record SeccompRule(
    List<String> names,
    SeccompAction action,
    OptionalInt errno,
    List<ArgumentCondition> conditions) {

  /** Copy the lists. */
  public SeccompRule {
    names = List.copyOf(names);
    conditions = List.copyOf(conditions);
  }

  /** Create a rule that allows these syscalls, whatever their arguments are. */
  public static SeccompRule allow(List<String> names) {
    return new SeccompRule(names, SeccompAction.ALLOW, OptionalInt.empty(), List.of());
  }

  /** Return whether it holds whatever the arguments are. */
  public boolean isUnconditional() {
    return conditions.isEmpty();
  }

  SeccompRule withNames(List<String> others) {
    return new SeccompRule(others, action, errno, conditions);
  }
}
