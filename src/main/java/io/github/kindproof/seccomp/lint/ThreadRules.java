package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Span;
import io.github.kindproof.seccomp.filter.BuiltFilter;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code clone3} denied while {@code clone} is allowed: glibc 2.34 and later tries it first, and
 * falls back on {@code clone} only if the answer is ENOSYS.
 */
final class ThreadRules implements RuleGroup {
  private static final String OLD = "clone";
  private static final String NEW = "clone3";

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    if (profile.hasBase() || filters.deny(OLD)) {
      return List.of(); // the base may answer, or no thread is meant to start
    }
    Map<FilterToolchain, BuiltFilter> built = filters.built();
    Map<FilterAnswer, TreeSet<String>> runtimes = new LinkedHashMap<>();
    Map<FilterAnswer, Integer> counts = new LinkedHashMap<>();
    built.forEach(
        (builder, filter) ->
            answer(builder, filter)
                .filter(ThreadRules::endsTheAttempt)
                .ifPresent(
                    it -> {
                      counts.merge(it, 1, Integer::sum);
                      runtimes
                          .computeIfAbsent(it, answer -> new TreeSet<>())
                          .add(builder.runtime().toString());
                    }));
    return runtimes.entrySet().stream()
        .map(
            it ->
                problem(
                    place(profile),
                    it.getKey(),
                    counts.getOrDefault(it.getKey(), 0) == built.size()
                        ? ""
                        : " on " + String.join(", ", it.getValue())))
        .toList();
  }

  private static Optional<FilterAnswer> answer(FilterToolchain builder, BuiltFilter filter) {
    Entry own = Entry.of(builder.machine()).get(0);
    return SyscallTable.of(own.architecture())
        .call(NEW)
        .map(it -> filter.answer(SeccompData.of(own.auditCode(), it.number())));
  }

  /** SCMP_ACT_TRACE is ENOSYS without a tracer. */
  private static boolean endsTheAttempt(FilterAnswer answer) {
    return ProfileFilters.denies(answer)
        && answer.action() != SeccompAction.TRACE
        && !answer.equals(FilterAnswer.errno(Errno.ENOSYS.number()));
  }

  private static ProfileProblem problem(Span place, FilterAnswer answer, String where) {
    return ProfileProblem.of(
        LintRule.NO_THREADS,
        place,
        "no program with glibc 2.34 or later can start a thread%s: clone3 gets %s, and glibc uses"
                .formatted(where, answer)
            + " clone only after ENOSYS",
        "deny clone3 with SCMP_ACT_ERRNO and errnoRet 38 (ENOSYS)");
  }

  private static Span place(LocatedProfile profile) {
    return Stream.of(NEW, OLD)
        .flatMap(
            name ->
                profile.rules().stream()
                    .flatMap(rule -> rule.names().stream())
                    .filter(it -> it.value().equals(name)))
        .map(ListedCall::span)
        .findFirst()
        .orElse(profile.defaultAction().span());
  }
}
