package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.filter.FilterBuild;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.MultiplexedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Rules for which a runtime, or its libseccomp, rejects the profile, so no container starts. */
final class RejectionRules implements RuleGroup {
  private static final String WRITE = "write";
  private static final String EXISTS = "File exists";
  private static final int MOST = 50;

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    for (LocatedRule rule : profile.rules()) {
      errno(rule.action().value(), rule.errno(), "errnoRet", filters).ifPresent(problems::add);
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
    errno(profile.defaultAction().value(), profile.defaultErrno(), "defaultErrnoRet", filters)
        .ifPresent(problems::add);
    rejected(profile, filters, problems);
    return problems;
  }

  private static boolean isNotifiedWrite(RuleCall call) {
    return call.name().equals(WRITE) && call.rule().action().value() == SeccompAction.NOTIFY;
  }

  private static Optional<ProfileProblem> notifiedWrite(LocatedRule rule) {
    return rule.names().stream()
        .filter(it -> it.value().equals(WRITE))
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
      SeccompAction action,
      Optional<Located<Integer>> errno,
      String field,
      ProfileFilters filters) {
    return errno
        .filter(it -> !FilterToolchain.takesErrno(action))
        .map(
            it ->
                ProfileProblem.of(
                    LintRule.UNUSED_ERRNO,
                    it.span(),
                    "%s has no effect with %s%s"
                        .formatted(field, action.profileName(), whoRejects(action, it, filters)),
                    "remove it, or use SCMP_ACT_ERRNO"));
  }

  private static String whoRejects(
      SeccompAction action, Located<Integer> errno, ProfileFilters filters) {
    SeccompRule rule =
        new SeccompRule(List.of("read"), action, OptionalInt.of(errno.value()), List.of());
    Map<String, Set<String>> runtimesByReason = new TreeMap<>();
    filters
        .with(List.of(rule))
        .builds()
        .forEach(
            (builder, build) ->
                refusal(build)
                    .filter(it -> it.contains(action.profileName()))
                    .ifPresent(
                        it ->
                            runtimesByReason
                                .computeIfAbsent(it, reason -> new TreeSet<>())
                                .add(builder.runtime().toString())));
    return runtimesByReason.entrySet().stream()
        .map(
            it ->
                ", and no container starts on %s: %s"
                    .formatted(String.join(", ", it.getValue()), it.getKey()))
        .findFirst()
        .orElse(", and the OCI specification does not permit it");
  }

  private static Optional<FilterBuild.Refused> tooLong(ProfileFilters filters) {
    return filters.builds().values().stream()
        .filter(FilterBuild.Refused.class::isInstance)
        .map(FilterBuild.Refused.class::cast)
        .filter(FilterBuild.Refused::isTooLong)
        .findFirst();
  }

  /**
   * Finds the rules one after the other: without the first, the next may show. Whoever has that
   * many contradictions knows enough after some.
   */
  private static void rejected(
      LocatedProfile profile, ProfileFilters filters, List<ProfileProblem> problems) {
    if (filters.built().size() == filters.builds().size()) {
      return;
    }
    Optional<FilterBuild.Refused> tooLong = tooLong(filters);
    if (tooLong.isPresent()) {
      problems.add(
          ProfileProblem.of(
              LintRule.FILTER_TOO_LONG,
              profile.defaultAction().span(),
              "no container starts: " + tooLong.get().reason(),
              "remove conditions, or compare ranges instead of single values"));
      return;
    }
    List<RuleCall> left =
        new ArrayList<>(
            RuleCall.handed(profile).stream().filter(it -> !isNotifiedWrite(it)).toList());
    for (FilterToolchain builder : filters.builds().keySet()) {
      if (refusal(builder, List.of(), filters).isPresent()) {
        continue; // for a reason outside the rules
      }
      int found = 0;
      while (found++ < MOST && refusal(builder, left, filters).isPresent()) {
        int last = firstRejected(builder, left, filters);
        problems.add(problem(left.get(last), left.subList(0, last), builder, filters));
        left.remove(last);
      }
    }
  }

  /** The last rule of the shortest beginning that is rejected. */
  private static int firstRejected(
      FilterToolchain builder, List<RuleCall> calls, ProfileFilters filters) {
    int accepted = 0;
    int rejected = calls.size();
    while (rejected - accepted > 1) {
      int middle = (accepted + rejected) / 2;
      if (refusal(builder, calls.subList(0, middle), filters).isPresent()) {
        rejected = middle;
      } else {
        accepted = middle;
      }
    }
    return rejected - 1;
  }

  private static ProfileProblem problem(
      RuleCall call, List<RuleCall> before, FilterToolchain builder, ProfileFilters filters) {
    Optional<RuleCall> other =
        before.stream()
            .filter(it -> refusal(builder, List.of(it, call), filters).isPresent())
            .findFirst();
    String reason = refusal(builder, concat(before, call), filters).orElseThrow();
    if (other.isEmpty() || !reason.contains(EXISTS)) {
      return ProfileProblem.of(
          LintRule.REJECTED_RULE,
          call.listed().span(),
          "no container starts with this rule for \"%s\": %s".formatted(call.name(), reason),
          reason.contains("errno") ? "use a smaller errno" : "remove or correct it");
    }
    Optional<Architecture> multiplexing = multiplexing(call, other.get(), builder, filters);
    String answers =
        "\"%s\" gets %s here, but %s in line %d"
            .formatted(call.name(), call.answer(), other.get().answer(), other.get().line());
    return ProfileProblem.of(
        LintRule.CONTRADICTION,
        call.listed().span(),
        multiplexing
            .map(
                it ->
                    "%s: for %s, libseccomp makes rules of %s of both, which then have the same"
                            .formatted(answers, it.profileName(), multiplexer(it, call))
                        + " condition, and no container starts (File exists)")
            .orElse(
                answers
                    + (call.isSame(other.get())
                        ? " under the same condition"
                        : " under a condition that is the same to libseccomp")
                    + ", and no container starts (libseccomp: File exists)"),
        multiplexing
            .map(it -> "use one action and errno in both, or do not list " + it.profileName())
            .orElse("keep one of them"));
  }

  private static String multiplexer(Architecture architecture, RuleCall call) {
    return MultiplexedCall.of(architecture, call.name())
        .map(MultiplexedCall::multiplexer)
        .orElse(call.name());
  }

  /** The architecture whose multiplexer makes the difference. */
  private static Optional<Architecture> multiplexing(
      RuleCall call, RuleCall other, FilterToolchain builder, ProfileFilters filters) {
    boolean without =
        builder.build(filters.withoutArchitectures(List.of(other.alone(), call.alone())))
            instanceof FilterBuild.Refused;
    return without
        ? Optional.empty()
        : filters.profile().architectures().stream()
            .filter(it -> MultiplexedCall.of(it, call.name()).isPresent())
            .findFirst();
  }

  private static Optional<String> refusal(
      FilterToolchain builder, List<RuleCall> calls, ProfileFilters filters) {
    return refusal(builder.build(filters.withRules(calls.stream().map(RuleCall::alone).toList())));
  }

  private static Optional<String> refusal(FilterBuild build) {
    return build instanceof FilterBuild.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  private static List<RuleCall> concat(List<RuleCall> before, RuleCall call) {
    return IntStream.rangeClosed(0, before.size())
        .mapToObj(i -> i < before.size() ? before.get(i) : call)
        .toList();
  }
}
