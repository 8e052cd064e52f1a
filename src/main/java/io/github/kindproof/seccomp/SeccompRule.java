package io.github.kindproof.seccomp;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a profile does with some calls, instead of its default action.
 *
 * @param names the calls
 * @param action what happens with them
 * @param errno the number that {@link SeccompAction#ERRNO} answers; empty is {@code EPERM}
 * @param conditions all of which the arguments must meet; none means always
 */
public record SeccompRule(
    List<String> names,
    SeccompAction action,
    OptionalInt errno,
    List<ArgumentCondition> conditions) {

  /** Copies the lists. */
  public SeccompRule {
    names = List.copyOf(names);
    conditions = List.copyOf(conditions);
  }

  /** Allows these calls, whatever their arguments are. */
  public static SeccompRule allow(List<String> names) {
    return new SeccompRule(names, SeccompAction.ALLOW, OptionalInt.empty(), List.of());
  }

  /** Whether it holds whatever the arguments are. */
  public boolean isUnconditional() {
    return conditions.isEmpty();
  }

  boolean possiblyMeets(Map<Integer, BigInteger> arguments) {
    return conditions.stream()
        .allMatch(it -> !arguments.containsKey(it.index()) || it.holds(arguments.get(it.index())));
  }

  boolean surelyMeets(Map<Integer, BigInteger> arguments) {
    return conditions.stream().allMatch(it -> arguments.containsKey(it.index()))
        && possiblyMeets(arguments);
  }

  SeccompRule withNames(List<String> others) {
    return new SeccompRule(others, action, errno, conditions);
  }
}
