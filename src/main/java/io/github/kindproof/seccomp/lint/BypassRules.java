package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.lint.LintData.ConditionEscape;
import io.github.kindproof.seccomp.lint.LintData.SameEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Syscalls that are denied, always or with some arguments, while another one has the same effect.
 *
 * <p>Reports only syscalls that the author meant to deny: by a rule of a profile that allows by
 * default, or by a condition. An allow-list says nothing about the syscalls that it does not name.
 */
final class BypassRules implements RuleGroup {
  /**
   * ENOSYS makes programs fall back to an older syscall, so the effect is not meant to be denied.
   */
  private static final int NO_SUCH_CALL = 38;

  private static final String RING = "io_uring_setup";

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    boolean allowsByDefault = profile.defaultAction().value().letsThrough();
    for (LocatedRule rule : profile.rules()) {
      for (ListedCall name : rule.names()) {
        if (answersNoSuchCall(rule)) {
          continue;
        }
        if (allowsByDefault && filters.deny(name.value())) {
          refused(name, filters).filter(it -> told.add(name.value())).ifPresent(problems::add);
        } else if (filters.decideByArguments(name.value())) {
          conditional(name, filters).filter(it -> told.add(name.value())).ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  private static boolean answersNoSuchCall(LocatedRule rule) {
    return rule.errno().map(Located::value).filter(it -> it == NO_SUCH_CALL).isPresent();
  }

  private static Optional<ProfileProblem> refused(ListedCall name, ProfileFilters filters) {
    for (SameEffect effect : LintData.SAME_EFFECTS) {
      if (!effect.calls().contains(name.value())) {
        continue;
      }
      Stream<String> ring = effect.inRing() ? Stream.of(RING) : Stream.of();
      List<String> open =
          Stream.concat(effect.calls().stream(), ring).filter(filters::allow).toList();
      if (!open.isEmpty()) {
        return Optional.of(
            problem(
                name,
                "\"%s\" is denied, but %s allowed, and %s %s, too"
                    .formatted(
                        name.value(),
                        String.join(", ", open) + (open.size() == 1 ? " is" : " are"),
                        open.size() == 1 ? "it" : "each",
                        effect.does())));
      }
    }
    return Optional.empty();
  }

  private static Optional<ProfileProblem> conditional(ListedCall name, ProfileFilters filters) {
    for (ConditionEscape escape : LintData.CONDITION_ESCAPES) {
      List<String> open =
          escape.call().equals(name.value())
              ? escape.others().stream().filter(filters::allow).toList()
              : List.of();
      if (!open.isEmpty()) {
        return Optional.of(
            problem(
                name,
                "the condition on \"%s\" is bypassed by %s: %s"
                    .formatted(
                        name.value(),
                        String.join(", ", open),
                        open.size() == 1
                            ? escape.why().replaceFirst("^each ", "it ")
                            : escape.why())));
      }
    }
    return Optional.empty();
  }

  private static ProfileProblem problem(ListedCall name, String what) {
    return ProfileProblem.of(
        LintRule.BYPASS, name.span(), what, "deny these too, or allow all of them");
  }
}
