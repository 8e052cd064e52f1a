package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.filter.BuiltFilter;
import io.github.kindproof.seccomp.filter.MultiplexedCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions on syscalls that 32-bit programs reach through {@code socketcall} or {@code ipc}:
 * libseccomp adds a rule for that, in which the number of the syscall takes the place of the
 * condition on the first argument, and a filter does not see the others.
 */
final class MultiplexedCallRules implements RuleGroup {
  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (RuleCall call : RuleCall.handed(profile)) {
      if (!call.rule().isUnconditional() && !told.contains(call.name())) {
        problem(call, filters)
            .ifPresent(
                it -> {
                  told.add(call.name());
                  problems.add(it);
                });
      }
    }
    return problems;
  }

  private static Optional<ProfileProblem> problem(RuleCall call, ProfileFilters filters) {
    return filters.built().entrySet().stream()
        .flatMap(
            built ->
                filters.listed(built.getKey().machine()).stream()
                    .flatMap(entry -> problem(call, built.getValue(), entry, filters).stream()))
        .findFirst();
  }

  private static Optional<ProfileProblem> problem(
      RuleCall call, BuiltFilter filter, Entry entry, ProfileFilters filters) {
    Optional<MultiplexedCall> multiplexed = MultiplexedCall.of(entry.architecture(), call.name());
    Optional<Syscall> multiplexer =
        multiplexed.flatMap(it -> SyscallTable.of(entry.architecture()).call(it.multiplexer()));
    if (multiplexer.isEmpty() || !filters.decideByArguments(call.name())) {
      return Optional.empty();
    }
    FilterAnswer answer =
        filter.answer(
            SeccompData.of(
                entry.auditCode(), multiplexer.get().number(), multiplexed.get().number()));
    if (!answer.equals(call.answer()) || isTold(call.name(), multiplexer.get().name(), filters)) {
      return Optional.empty();
    }
    String architecture = entry.architecture().profileName();
    return Optional.of(
        ProfileProblem.of(
            LintRule.MULTIPLEXED_CALL,
            call.listed().span(),
            "the condition on \"%s\" does not hold for 32-bit programs: on %s they can use"
                    .formatted(call.name(), architecture)
                + " %s(%d, …), which gets %s with any arguments"
                    .formatted(multiplexer.get().name(), multiplexed.get().number(), answer),
            ProfileFilters.allows(answer)
                ? ("deny %s with another errno than the default's, such as 38 (ENOSYS), or do not"
                        + " list %s")
                    .formatted(multiplexer.get().name(), architecture)
                : "do not list %s unless programs need it".formatted(architecture)));
  }

  /** Whether it is already a bypass. */
  private static boolean isTold(String call, String multiplexer, ProfileFilters filters) {
    return filters.allow(multiplexer)
        && LintData.CONDITION_ESCAPES.stream()
            .anyMatch(it -> it.call().equals(call) && it.others().contains(multiplexer));
  }
}
