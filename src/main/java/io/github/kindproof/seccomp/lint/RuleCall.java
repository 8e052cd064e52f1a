package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A syscall in a rule. */
record RuleCall(LocatedRule rule, ListedCall listed) {
  private static final int EPERM = 1;

  /** The syscalls of all rules that a runtime hands to libseccomp, in the order of the file. */
  static List<RuleCall> handed(LocatedProfile profile) {
    return profile.rules().stream()
        .filter(rule -> !isLeftOut(rule, profile))
        .flatMap(rule -> rule.names().stream().map(name -> new RuleCall(rule, name)))
        .toList();
  }

  /** Whether runtimes leave a rule out because its answer is the default's. */
  static boolean isLeftOut(LocatedRule rule, LocatedProfile profile) {
    return answer(rule.action().value(), rule.errno()).equals(ofDefault(profile));
  }

  /** The answer where no rule applies. */
  static FilterAnswer ofDefault(LocatedProfile profile) {
    return answer(profile.defaultAction().value(), profile.defaultErrno());
  }

  private static FilterAnswer answer(SeccompAction action, Optional<Located<Integer>> errno) {
    int data = FilterToolchain.takesErrno(action) ? errno.map(Located::value).orElse(EPERM) : 0;
    return new FilterAnswer(action.ofKernel(), data);
  }

  String name() {
    return listed.value();
  }

  int line() {
    return listed.span().line();
  }

  FilterAnswer answer() {
    return answer(rule.action().value(), rule.errno());
  }

  Set<ArgumentCondition> conditions() {
    return rule.conditions().stream().map(Located::value).collect(Collectors.toSet());
  }

  boolean isSame(RuleCall other) {
    return name().equals(other.name()) && conditions().equals(other.conditions());
  }

  /** The rule for this syscall alone, without an errno that its action does not take. */
  SeccompRule alone() {
    SeccompAction action = rule.action().value();
    return new SeccompRule(
        List.of(name()),
        action,
        FilterToolchain.takesErrno(action)
            ? rule.errno().map(it -> OptionalInt.of(it.value())).orElse(OptionalInt.empty())
            : OptionalInt.empty(),
        rule.conditions().stream().map(Located::value).toList());
  }
}
