package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The default action and architectures of a profile. */
final class DefaultRules implements RuleGroup {
  private static final String EXIT = "exit_group";

  private static final Set<SeccompAction> KILLS_A_THREAD =
      Set.of(SeccompAction.KILL, SeccompAction.KILL_THREAD);

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    Located<SeccompAction> action = profile.defaultAction();
    if (KILLS_A_THREAD.contains(action.value())) {
      add(
          problems,
          LintRule.KILL_DEFAULT,
          action.span(),
          action.value().profileName()
              + " kills only the calling thread: if it is runc's, the start of the container hangs",
          "use SCMP_ACT_ERRNO, or SCMP_ACT_KILL_PROCESS");
    }
    tracer(profile, problems);
    refusals(profile, filters, problems);
    architectures(profile, targets, problems);
    endianness(profile, targets, problems);
    return problems;
  }

  private static void tracer(LocatedProfile profile, List<ProfileProblem> problems) {
    Stream.concat(
            Stream.of(profile.defaultAction()), profile.rules().stream().map(LocatedRule::action))
        .filter(it -> it.value() == SeccompAction.TRACE)
        .findFirst()
        .ifPresent(
            it ->
                add(
                    problems,
                    LintRule.NO_TRACER,
                    it.span(),
                    "SCMP_ACT_TRACE asks a tracer; no container has one, so the kernel answers"
                        + " ENOSYS",
                    "use SCMP_ACT_ERRNO, unless you attach a tracer to the processes"));
  }

  private static void refusals(
      LocatedProfile profile, ProfileFilters filters, List<ProfileProblem> problems) {
    Located<SeccompAction> action = profile.defaultAction();
    boolean refuses =
        !action.value().letsThrough()
            || filters.built().isEmpty()
            || profile.rules().stream()
                .flatMap(it -> it.names().stream())
                .anyMatch(it -> !filters.neverDeny(it.value()));
    if (!refuses) {
      add(
          problems,
          LintRule.REFUSES_NOTHING,
          action.span(),
          action.value() == SeccompAction.LOG
              ? "the profile logs every syscall and denies none"
              : "the profile denies no syscall",
          "use RuntimeDefault or a stricter profile to confine a pod");
    } else if (!profile.hasBase() && filters.deny(EXIT)) {
      add(
          problems,
          LintRule.MISSING_EXIT,
          action.span(),
          EXIT + " is denied: programs crash or spin at full load instead of ending",
          "allow " + EXIT + ", and exit for programs with threads");
    }
  }

  private static void architectures(
      LocatedProfile profile, LintTargets targets, List<ProfileProblem> problems) {
    Set<Architecture> listed =
        profile.architectures().stream().map(Located::value).collect(Collectors.toSet());
    List<String> missing =
        targets.architectures().stream()
            .filter(it -> !listed.contains(it))
            .map(Architecture::profileName)
            .sorted()
            .toList();
    if (!listed.isEmpty() && !missing.isEmpty()) {
      add(
          problems,
          LintRule.MISSING_ARCHITECTURE,
          profile.architectures().get(0).span(),
          String.join(", ", missing) + " is not listed, but nodes have it",
          "add it; runtimes add a node's own architecture, other tools do not");
    }
  }

  private static void endianness(
      LocatedProfile profile, LintTargets targets, List<ProfileProblem> problems) {
    boolean little = targets.architectures().stream().anyMatch(Architecture::isLittleEndian);
    boolean big = !targets.architectures().stream().allMatch(Architecture::isLittleEndian);
    for (Located<Architecture> each : profile.architectures()) {
      boolean other = each.value().isLittleEndian() ? big : little;
      if (other) {
        add(
            problems,
            LintRule.ENDIANNESS,
            each.span(),
            each.value().profileName()
                + " has a different byte order from the nodes: no filter can cover both",
            "write a separate profile for nodes of that architecture");
      }
    }
  }

  private static void add(
      List<ProfileProblem> problems, LintRule rule, Span span, String what, String remedy) {
    problems.add(ProfileProblem.of(rule, span, what, remedy));
  }
}
