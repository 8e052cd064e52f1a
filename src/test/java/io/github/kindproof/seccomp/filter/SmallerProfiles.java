package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Profiles that are one step simpler than another one, those with the longest step first. */
final class SmallerProfiles {
  private final SeccompProfile profile;
  private final List<SeccompProfile> smaller = new ArrayList<>();

  private SmallerProfiles(SeccompProfile profile) {
    this.profile = profile;
  }

  /** Return a profile that still has a problem when no simpler one that is tried has any. */
  static SeccompProfile smallest(
      SeccompProfile profile, Function<SeccompProfile, Optional<String>> problem) {
    SeccompProfile smallest = profile;
    Optional<SeccompProfile> smaller = Optional.of(profile);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = of(smallest).stream().filter(each -> problem.apply(each).isPresent()).findFirst();
    }
    return smallest;
  }

  private static List<SeccompProfile> of(SeccompProfile profile) {
    SmallerProfiles all = new SmallerProfiles(profile);
    all.withoutRules();
    all.withoutParts();
    return all.smaller;
  }

  private void withoutRules() {
    List<SeccompRule> rules = profile.rules();
    if (rules.size() > 3) {
      add(profile.architectures(), rules.subList(0, rules.size() / 2));
      add(profile.architectures(), rules.subList(rules.size() / 2, rules.size()));
    }
    without(rules, fewer -> add(profile.architectures(), fewer));
  }

  private void withoutParts() {
    without(profile.architectures(), fewer -> add(fewer, profile.rules()));
    if (!profile.flags().isEmpty() || profile.defaultErrno().isPresent()) {
      smaller.add(
          new SeccompProfile(
              profile.defaultAction(),
              OptionalInt.empty(),
              profile.architectures(),
              List.of(),
              profile.rules(),
              List.of()));
    }
    for (int at = 0; at < profile.rules().size(); at++) {
      simplify(at);
    }
  }

  private void simplify(int at) {
    SeccompRule rule = profile.rules().get(at);
    List<String> names = rule.names();
    if (names.size() > 3) {
      replace(at, withNames(rule, names.subList(0, names.size() / 2)));
      replace(at, withNames(rule, names.subList(names.size() / 2, names.size())));
    }
    if (names.size() > 1) {
      without(names, fewer -> replace(at, withNames(rule, fewer)));
    }
    without(rule.conditions(), fewer -> replace(at, withConditions(rule, fewer)));
    if (rule.errno().isPresent()) {
      replace(at, new SeccompRule(names, rule.action(), OptionalInt.empty(), rule.conditions()));
    }
    if (rule.action() != SeccompAction.ALLOW
        && rule.action() != SeccompAction.ERRNO
        && profile.defaultAction() != SeccompAction.ERRNO) {
      replace(
          at, new SeccompRule(names, SeccompAction.ERRNO, OptionalInt.empty(), rule.conditions()));
    }
    for (int each = 0; each < rule.conditions().size(); each++) {
      ArgumentCondition condition = rule.conditions().get(each);
      if (condition.value().bitLength() > 2) {
        List<ArgumentCondition> simpler = new ArrayList<>(rule.conditions());
        simpler.set(
            each,
            new ArgumentCondition(
                condition.index(), BigInteger.ONE, condition.valueTwo(), condition.operator()));
        replace(at, withConditions(rule, simpler));
      }
    }
  }

  private static SeccompRule withNames(SeccompRule rule, List<String> names) {
    return new SeccompRule(names, rule.action(), rule.errno(), rule.conditions());
  }

  private static SeccompRule withConditions(SeccompRule rule, List<ArgumentCondition> conditions) {
    return new SeccompRule(rule.names(), rule.action(), rule.errno(), conditions);
  }

  private void replace(int at, SeccompRule rule) {
    List<SeccompRule> rules = new ArrayList<>(profile.rules());
    rules.set(at, rule);
    add(profile.architectures(), rules);
  }

  private void add(List<Architecture> architectures, List<SeccompRule> rules) {
    smaller.add(
        new SeccompProfile(
            profile.defaultAction(),
            profile.defaultErrno(),
            architectures,
            profile.flags(),
            rules,
            List.of()));
  }

  private static <T> void without(List<T> all, Consumer<List<T>> use) {
    for (int at = 0; at < all.size(); at++) {
      List<T> fewer = new ArrayList<>(all);
      fewer.remove(at);
      use.accept(fewer);
    }
  }
}
