package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Rules of a profile that have no effect: without them, every filter answers the same. */
final class EffectRules implements RuleGroup {
  /** With more rules for one syscall, a rule that alone matches some call is kept at once. */
  private static final int MANY = 32;

  /** Building filters without each of more rules takes too long. */
  private static final int MOST_COMPARED = 32;

  private static final Set<String> MULTIPLEXERS = Set.of("socketcall", "ipc");

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    Map<String, List<RuleCall>> handed =
        RuleCall.handed(profile).stream()
            .collect(
                Collectors.groupingBy(RuleCall::name, LinkedHashMap::new, Collectors.toList()));
    for (int i = 0; i < profile.rules().size(); i++) {
      if (RuleCall.isLeftOut(profile.rules().get(i), profile)) {
        problems.add(leftOut(profile.rules().get(i), filters.answerAsWithout(i), handed));
      }
    }
    for (List<RuleCall> ofCall : handed.values()) {
      if (ofCall.size() > 1) {
        List<RuleCall> distinct = distinct(ofCall, problems);
        shadowed(distinct, filters, problems);
      }
    }
    return problems;
  }

  /**
   * A rule with the default's answer. It still counts in one way if it names the newest syscall:
   * runc answers ENOSYS to those above it.
   */
  private static ProfileProblem leftOut(
      LocatedRule rule, boolean redundant, Map<String, List<RuleCall>> handed) {
    String what = "the runtime leaves this rule out, because its answer is the default's";
    Optional<RuleCall> other =
        rule.names().stream()
            .map(ListedCall::value)
            .flatMap(name -> handed.getOrDefault(name, List.of()).stream())
            .findFirst();
    String effect =
        redundant ? "" : "; it still decides which syscalls are so new that runc answers ENOSYS";
    return ProfileProblem.of(
            LintRule.REDUNDANT_RULE,
            rule.action().span(),
            what + other.map(EffectRules::decides).orElse(effect),
            redundant
                ? "remove it, or give it another action or errno"
                : "give it another action or errno")
        .mendedBy(rule.removal());
  }

  private static String decides(RuleCall other) {
    return "; \"%s\" gets %s %s in line %d"
        .formatted(
            other.name(),
            other.answer(),
            other.rule().isUnconditional() ? "by the rule" : "under the condition",
            other.line());
  }

  /** The first of the rules for one syscall with the same conditions. */
  private static List<RuleCall> distinct(List<RuleCall> ofCall, List<ProfileProblem> problems) {
    Map<Set<ArgumentCondition>, RuleCall> distinct = new LinkedHashMap<>();
    for (RuleCall call : ofCall) {
      RuleCall before = distinct.putIfAbsent(call.conditions(), call);
      if (before == null) {
        continue;
      }
      if (before.answer().equals(call.answer())) {
        problems.add(duplicate(call, before));
      } else if (call.rule().isUnconditional()) {
        problems.add(unreached(call, before));
      }
    }
    return List.copyOf(distinct.values());
  }

  /** The same syscall with another answer, where no runtime refuses the second rule. */
  private static ProfileProblem unreached(RuleCall call, RuleCall before) {
    ProfileProblem problem =
        ProfileProblem.of(
            LintRule.CONTRADICTION,
            call.listed().span(),
            "\"%s\" gets %s here, but %s in line %d, and the first rule applies"
                .formatted(call.name(), call.answer(), before.answer(), before.line()),
            "keep one of them");
    boolean meantForDocker = call.rule().foreignConditions() || before.rule().foreignConditions();
    return meantForDocker ? problem.as(Severity.WARNING) : problem;
  }

  private static ProfileProblem duplicate(RuleCall call, RuleCall before) {
    ProfileProblem twice =
        ProfileProblem.of(
            LintRule.DUPLICATE_SYSCALL,
            call.listed().span(),
            "\"%s\" is already listed in line %d".formatted(call.name(), before.line()),
            "remove it");
    if (call.rule().names().size() == 1) {
      return twice.mendedBy(call.rule().removal());
    }
    return call.listed().removal().map(twice::mendedBy).orElse(twice);
  }

  private static void shadowed(
      List<RuleCall> ofCall, ProfileFilters filters, List<ProfileProblem> problems) {
    List<RuleCall> left = new ArrayList<>(ofCall);
    ProfileFilters all = of(left, filters);
    boolean many = ofCall.size() > MANY;
    int compared = 0;
    for (RuleCall call : ofCall) {
      if (call.rule().isUnconditional() || all.built().isEmpty()) {
        continue;
      }
      if (many && (all.decides(call) || compared++ >= MOST_COMPARED)) {
        continue;
      }
      List<RuleCall> others = left.stream().filter(it -> it != call).toList();
      if (all.answerAs(of(others, filters), isAbout(call)) && hasEffectAlone(call, filters)) {
        problems.add(shadowed(call, others));
        left.remove(call);
      }
    }
  }

  /** A rule that never has an effect is not one that others take it from. */
  private static boolean hasEffectAlone(RuleCall call, ProfileFilters filters) {
    return !of(List.of(call), filters).answerAs(of(List.of(), filters), isAbout(call));
  }

  private static ProfileFilters of(List<RuleCall> calls, ProfileFilters filters) {
    return filters.with(calls.stream().map(RuleCall::alone).toList());
  }

  private static Predicate<String> isAbout(RuleCall call) {
    return name -> name.equals(call.name()) || MULTIPLEXERS.contains(name);
  }

  private static ProfileProblem shadowed(RuleCall call, List<RuleCall> others) {
    Optional<RuleCall> always =
        others.stream().filter(it -> it.rule().isUnconditional()).findFirst();
    return ProfileProblem.of(
        LintRule.SHADOWED_RULE,
        call.listed().span(),
        "the condition on \"%s\" has no effect: %s"
            .formatted(
                call.name(),
                always
                    .map(it -> "the rule in line %d has none".formatted(it.line()))
                    .orElse("without it, other rules give the same answers")),
        always.isPresent() ? "remove one of the two" : "remove it, or correct the numbers");
  }
}
