package io.github.kindproof.seccomp.lint;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.OciRuntime.Kind;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.file.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Architectures and flags that a runtime does not know, so it rejects the profile: runc by its own
 * lists ({@code libcontainer/seccomp}), crun by the list of its libseccomp.
 */
final class RuntimeWordRules implements RuleGroup {
  /**
   * A word that not every runtime knows.
   *
   * @param runc the first release that knows it; beyond any release if none does
   * @param crun whether the measured crun, which has libseccomp 2.5, knows it
   */
  private record Word(Version runc, boolean crun, String need) {
    Word(String runc, boolean crun, String need) {
      this(Version.of(runc), crun, need);
    }

    boolean isKnownTo(OciRuntime runtime) {
      return runtime.kind() == Kind.CRUN
          ? crun
          : Version.of(runtime.version()).compareTo(runc) >= 0;
    }
  }

  private static final String NEVER = "999";

  private static final Map<Architecture, Word> ARCHITECTURES =
      Map.of(
          Architecture.RISCV64, new Word("1.1.8", true, "SCMP_ARCH_RISCV64 needs runc 1.1.8"),
          Architecture.LOONGARCH64,
              new Word("1.4.1", false, "SCMP_ARCH_LOONGARCH64 needs runc 1.4.1 and libseccomp 2.6"),
          Architecture.PARISC, new Word(NEVER, true, "no runc knows SCMP_ARCH_PARISC"),
          Architecture.PARISC64, new Word(NEVER, true, "no runc knows SCMP_ARCH_PARISC64"),
          Architecture.M68K, new Word(NEVER, false, "no runc knows SCMP_ARCH_M68K"),
          Architecture.SH, new Word(NEVER, false, "no runc knows SCMP_ARCH_SH"),
          Architecture.SHEB, new Word(NEVER, false, "no runc knows SCMP_ARCH_SHEB"));

  private static final Word ANY_FLAG = new Word("1.2.0-rc.1", true, "flags need runc 1.2");

  private static final Map<String, Word> FLAGS =
      Map.of(
          "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
          new Word(
              "1.5.0-rc.2",
              true,
              "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV needs runc 1.5.0-rc.2 and libseccomp 2.6"));

  @Override
  public List<ProfileProblem> look(LocatedProfile profile, LintTargets targets) {
    List<ProfileProblem> problems = new ArrayList<>();
    for (Located<Architecture> each : profile.architectures()) {
      Word word = ARCHITECTURES.get(each.value());
      if (word != null) {
        find(LintRule.NEW_ARCHITECTURE, each.span(), word, targets, problems);
      }
    }
    Set<Word> told = new HashSet<>();
    for (Located<String> each : profile.flags()) {
      Word word = FLAGS.getOrDefault(each.value(), ANY_FLAG);
      if (told.add(word)) {
        find(LintRule.NEW_FLAGS, each.span(), word, targets, problems);
      }
    }
    return problems;
  }

  private static void find(
      LintRule rule, Span span, Word word, LintTargets targets, List<ProfileProblem> problems) {
    List<OciRuntime> without =
        targets.runtimes().stream().filter(it -> !word.isKnownTo(it)).toList();
    if (without.isEmpty()) {
      return;
    }
    boolean nowhere = without.size() == targets.runtimes().size();
    String names =
        without.stream().map(OciRuntime::toString).sorted().collect(Collectors.joining(", "));
    ProfileProblem problem =
        ProfileProblem.of(
            rule,
            span,
            (nowhere ? "no container starts on " : "a container does not start on ")
                + names
                + ": "
                + word.need(),
            targets.remedy(
                rule == LintRule.NEW_FLAGS ? "remove the flag" : "remove the architecture"));
    problems.add(nowhere ? problem.as(Severity.ERROR) : problem);
  }
}
