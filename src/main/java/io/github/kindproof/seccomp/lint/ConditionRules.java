package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SyscallArguments;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conditions on arguments that do not have the apparent effect. */
final class ConditionRules implements RuleGroup {
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final SyscallArguments arguments = SyscallArguments.ofLinux();

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    for (LocatedRule rule : profile.rules()) {
      Map<Integer, Span> first = new HashMap<>();
      Map<Integer, String> remedies = new HashMap<>();
      String alternatives = "";
      for (Located<ArgumentCondition> located : rule.conditions()) {
        ArgumentCondition condition = located.value();
        if (!RuleCall.isLeftOut(rule, profile)) {
          value(located, problems);
        }
        rule.names().forEach(name -> argument(name.value(), located, problems));
        if (first.putIfAbsent(condition.index(), located.span()) != null) {
          if (alternatives.isEmpty()) {
            alternatives = alternatives(rule, filters);
          }
          add(
              problems,
              LintRule.SAME_ARGUMENT,
              located.span(),
              "a second condition on argument %d: the runtime makes a rule of each condition, "
                      .formatted(condition.index())
                  + alternatives,
              remedies.computeIfAbsent(condition.index(), it -> remedy(rule, it)));
        }
      }
    }
    return problems;
  }

  /** What it means that every condition is a rule of its own, those on other arguments too. */
  private static String alternatives(LocatedRule rule, ProfileFilters filters) {
    long arguments = rule.conditions().stream().map(it -> it.value().index()).distinct().count();
    String enough =
        arguments == 1
            ? "so one match is enough"
            : "so one match is enough, also on another argument";
    boolean allows = rule.action().value().letsThrough();
    List<String> always =
        rule.names().stream()
            .map(ListedCall::value)
            .filter(it -> allows ? filters.allow(it) : filters.deny(it))
            .toList();
    return always.isEmpty()
        ? enough
        : enough
            + "; here any arguments of %s are %s"
                .formatted(String.join(", ", always), allows ? "allowed" : "denied");
  }

  private static String remedy(LocatedRule rule, int index) {
    return isMasked(rule, index)
        ? "combine them into one condition, with the bits of both masks and of both values"
        : "write a rule of its own for each condition if you mean that; no rule can require"
            + " both, so for a range, write a rule for each value";
  }

  private static boolean isMasked(LocatedRule rule, int index) {
    return rule.conditions().stream()
        .map(Located::value)
        .filter(it -> it.index() == index)
        .allMatch(it -> it.operator().equals("SCMP_CMP_MASKED_EQ"));
  }

  private static void value(Located<ArgumentCondition> located, List<ProfileProblem> problems) {
    ArgumentCondition condition = located.value();
    BigInteger value = condition.value();
    switch (condition.operator()) {
      case "SCMP_CMP_MASKED_EQ" -> {
        if (value.signum() == 0 && condition.valueTwo().signum() != 0) {
          add(
              problems,
              LintRule.ALWAYS_MATCHES,
              located.span(),
              "the condition always holds: the mask is value, and a mask of 0 leaves no bit to compare",
              "swap value and valueTwo, or remove the condition");
        } else if (value.signum() == 0) {
          always(located, "a mask of 0 leaves no bit to compare", problems);
        } else if (condition.valueTwo().andNot(value).signum() != 0) {
          add(
              problems,
              LintRule.OUTSIDE_MASK,
              located.span(),
              "valueTwo 0x%x has bits outside the mask 0x%x; libseccomp masks it too and compares"
                      .formatted(condition.valueTwo(), value)
                  + " with 0x%x".formatted(condition.valueTwo().and(value)),
              "correct the mask (value) or valueTwo");
        }
      }
      case "SCMP_CMP_LT" -> {
        if (value.signum() == 0) {
          never(located, "no argument is below 0", problems);
        }
      }
      case "SCMP_CMP_GT" -> {
        if (value.equals(LARGEST)) {
          never(located, "no argument is above 2^64-1", problems);
        }
      }
      case "SCMP_CMP_GE" -> {
        if (value.signum() == 0) {
          always(located, "every argument is at least 0", problems);
        }
      }
      case "SCMP_CMP_LE" -> {
        if (value.equals(LARGEST)) {
          always(located, "every argument is at most 2^64-1", problems);
        }
      }
      default -> {} // equal and not equal can be met by any value
    }
  }

  private void argument(
      String call, Located<ArgumentCondition> located, List<ProfileProblem> problems) {
    int index = located.value().index();
    switch (arguments.kind(call, index)) {
      case POINTER ->
          add(
              problems,
              LintRule.POINTER_ARGUMENT,
              located.span(),
              "argument %d of %s is a pointer: a filter sees the address, not the memory there"
                  .formatted(index, call),
              "remove the condition, and allow or deny the syscall as a whole");
      case NONE ->
          add(
              problems,
              LintRule.NO_SUCH_ARGUMENT,
              located.span(),
              "%s has no argument %d (counted from 0): the filter compares a leftover value"
                  .formatted(call, index),
              "correct the index");
      case NUMBER, NARROW_NUMBER, UNKNOWN -> {}
    }
  }

  private static void never(
      Located<ArgumentCondition> located, String why, List<ProfileProblem> problems) {
    add(problems, LintRule.NEVER_MATCHES, located.span(), why, "correct the numbers");
  }

  private static void always(
      Located<ArgumentCondition> located, String why, List<ProfileProblem> problems) {
    add(problems, LintRule.ALWAYS_MATCHES, located.span(), why, "remove the condition");
  }

  private static void add(
      List<ProfileProblem> problems, ProblemKind kind, Span span, String what, String remedy) {
    problems.add(ProfileProblem.of(kind, span, what, remedy));
  }
}
