package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of a profile that have no effect. */
final class EffectRules implements RuleGroup {
  @Override
  public List<ProfileProblem> look(LocatedProfile profile, LintTargets targets) {
    List<ProfileProblem> problems = new ArrayList<>();
    Map<String, Integer> always = linesOfUnconditional(profile);
    for (LocatedRule rule : profile.rules()) {
      if (isDefault(rule, profile)) {
        problems.add(
            ProfileProblem.of(
                    LintRule.REDUNDANT_RULE,
                    rule.action().span(),
                    "the rule has the same effect as the default action",
                    "remove it, or give it another action")
                .mendedBy(rule.removal()));
      }
      if (!rule.isUnconditional()) {
        shadowed(rule, always, problems);
      }
      errno(rule.action().value(), rule.errno(), "errnoRet").ifPresent(problems::add);
      if (rule.action().value() == SeccompAction.NOTIFY && !profile.hasListener()) {
        problems.add(
            ProfileProblem.of(
                LintRule.NO_LISTENER,
                rule.action().span(),
                "no listener is named to decide on these syscalls, so runc rejects the profile",
                "add \"listenerPath\", or use another action"));
      }
      notifiedWrite(rule).ifPresent(problems::add);
    }
    errno(profile.defaultAction().value(), profile.defaultErrno(), "defaultErrnoRet")
        .ifPresent(problems::add);
    return problems;
  }

  /** Also with conditions: where they are not met, the default applies. */
  private static boolean isDefault(LocatedRule rule, LocatedProfile profile) {
    SeccompAction action = profile.defaultAction().value();
    return rule.action().value() == action
        && (action != SeccompAction.ERRNO || errno(rule.errno()) == errno(profile.defaultErrno()));
  }

  private static int errno(Optional<Located<Integer>> errno) {
    return errno.map(Located::value).orElse(1); // EPERM
  }

  private static Map<String, Integer> linesOfUnconditional(LocatedProfile profile) {
    Map<String, Integer> lines = new HashMap<>();
    profile.rules().stream()
        .filter(rule -> rule.isUnconditional() && !rule.foreignConditions())
        .flatMap(rule -> rule.names().stream())
        .forEach(name -> lines.putIfAbsent(name.value(), name.span().line()));
    return lines;
  }

  private static void shadowed(
      LocatedRule rule, Map<String, Integer> always, List<ProfileProblem> problems) {
    for (ListedCall name : rule.names()) {
      Integer line = always.get(name.value());
      if (line != null && !rule.foreignConditions()) {
        problems.add(
            ProfileProblem.of(
                LintRule.SHADOWED_RULE,
                name.span(),
                "the condition on \"%s\" has no effect: the rule in line %d has none"
                    .formatted(name.value(), line),
                "remove one of the two"));
      }
    }
  }

  private static Optional<ProfileProblem> notifiedWrite(LocatedRule rule) {
    return rule.names().stream()
        .filter(it -> it.value().equals("write"))
        .filter(it -> rule.action().value() == SeccompAction.NOTIFY)
        .findFirst()
        .map(
            it ->
                ProfileProblem.of(
                    LintRule.NOTIFY_WRITE,
                    it.span(),
                    "runc rejects SCMP_ACT_NOTIFY for write, which it needs to set up the listener",
                    "allow or deny write"));
  }

  private static Optional<ProfileProblem> errno(
      SeccompAction action, Optional<Located<Integer>> errno, String field) {
    boolean answers = action == SeccompAction.ERRNO || action == SeccompAction.TRACE;
    return errno
        .filter(it -> !answers)
        .map(
            it ->
                ProfileProblem.of(
                    LintRule.UNUSED_ERRNO,
                    it.span(),
                    field + " has no effect with " + action.profileName(),
                    "remove it, or use SCMP_ACT_ERRNO"));
  }
}
