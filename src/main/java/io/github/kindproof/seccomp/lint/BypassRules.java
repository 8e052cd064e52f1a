package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.lint.LintData.ConditionEscape;
import io.github.kindproof.seccomp.lint.LintData.SameEffect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  public List<ProfileProblem> look(LocatedProfile profile, LintTargets targets) {
    Set<String> existing = existing(profile, targets);
    List<ProfileProblem> problems = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    SeccompProfile plain = profile.profile();
    boolean allowsByDefault = profile.defaultAction().value().letsThrough();
    for (LocatedRule rule : profile.rules()) {
      for (ListedCall name : rule.names()) {
        CallVerdict verdict = SeccompFilter.of(plain).verdict(name.value());
        if (rule.foreignConditions() || answersNoSuchCall(rule)) {
          continue;
        }
        if (verdict == CallVerdict.DENIED && allowsByDefault) {
          refused(name, plain, existing).stream()
              .filter(it -> told.add(name.value()))
              .forEach(problems::add);
        } else if (verdict == CallVerdict.CONDITIONAL) {
          conditional(name, plain, existing).stream()
              .filter(it -> told.add(name.value()))
              .forEach(problems::add);
        }
      }
    }
    return problems;
  }

  private static boolean answersNoSuchCall(LocatedRule rule) {
    return rule.errno().map(Located::value).filter(it -> it == NO_SUCH_CALL).isPresent();
  }

  private List<ProfileProblem> refused(
      ListedCall name, SeccompProfile profile, Set<String> existing) {
    for (SameEffect effect : LintData.SAME_EFFECTS) {
      if (!effect.calls().contains(name.value())) {
        continue;
      }
      Stream<String> ring = effect.inRing() ? Stream.of(RING) : Stream.of();
      List<String> open =
          letThrough(Stream.concat(effect.calls().stream(), ring), profile, existing);
      if (!open.isEmpty()) {
        return List.of(
            problem(
                name,
                "\"%s\" is denied, but %s, which is allowed, %s too"
                    .formatted(name.value(), String.join(" or ", open), effect.does())));
      }
    }
    return List.of();
  }

  private List<ProfileProblem> conditional(
      ListedCall name, SeccompProfile profile, Set<String> existing) {
    for (ConditionEscape escape : LintData.CONDITION_ESCAPES) {
      List<String> open =
          escape.call().equals(name.value())
              ? letThrough(escape.others().stream(), profile, existing)
              : List.of();
      if (!open.isEmpty()) {
        return List.of(
            problem(
                name,
                "the condition on \"%s\" is bypassed by %s: %s"
                    .formatted(name.value(), String.join(", ", open), escape.why())));
      }
    }
    return List.of();
  }

  private static List<String> letThrough(
      Stream<String> calls, SeccompProfile profile, Set<String> existing) {
    return calls
        .filter(existing::contains)
        .filter(call -> SeccompFilter.of(profile).verdict(call) == CallVerdict.ALLOWED)
        .toList();
  }

  private static ProfileProblem problem(ListedCall name, String what) {
    return ProfileProblem.of(
        LintRule.BYPASS, name.span(), what, "deny these too, or allow all of them");
  }

  /** The syscalls of these architectures: only 32-bit x86, for example, has socketcall. */
  private static Set<String> existing(LocatedProfile profile, LintTargets targets) {
    Set<Architecture> architectures = new LinkedHashSet<>(targets.architectures());
    profile.architectures().forEach(it -> architectures.add(it.value()));
    return architectures.stream()
        .filter(SyscallTable::covers)
        .flatMap(it -> SyscallTable.of(it).all().stream())
        .collect(Collectors.toSet());
  }
}
