package io.github.kindproof.seccomp.lint;

import io.github.kindproof.catalog.OciRuntime;
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
 * lists ({@code libcontainer/seccomp}), crun by the list of its libseccomp. youki knows all of
 * them.
 */
final class RuntimeWordRules implements RuleGroup {
  /**
   * A word that not every runtime knows.
   *
   * @param runc the first release that knows it; beyond any release if none does
   * @param crun the first measured release of crun that knows it: 1.8.1 has libseccomp 2.5, and
   *     1.21 has 2.6
   */
  private record Word(Version runc, Version crun, String need) {
    Word(String runc, String crun, String need) {
      this(Version.of(runc), Version.of(crun), need);
    }

    boolean isKnownTo(OciRuntime runtime) {
      Version version = Version.of(runtime.version());
      return switch (runtime.kind()) {
        case RUNC -> version.compareTo(runc) >= 0;
        case CRUN -> version.compareTo(crun) >= 0;
        case YOUKI -> true; // its measured release has libseccomp 2.6
      };
    }
  }

  private static final String NEVER = "999";

  private static final Map<Architecture, Word> ARCHITECTURES =
      Map.of(
          Architecture.RISCV64, new Word("1.1.8", "1.8.1", "SCMP_ARCH_RISCV64 needs runc 1.1.8"),
          Architecture.LOONGARCH64,
              new Word(
                  "1.4.1", "1.21", "SCMP_ARCH_LOONGARCH64 needs runc 1.4.1 and libseccomp 2.6"),
          Architecture.PARISC, new Word(NEVER, "1.8.1", "no runc knows SCMP_ARCH_PARISC"),
          Architecture.PARISC64, new Word(NEVER, "1.8.1", "no runc knows SCMP_ARCH_PARISC64"),
          Architecture.M68K, new Word(NEVER, "1.21", "no runc knows SCMP_ARCH_M68K"),
          Architecture.SH, new Word(NEVER, "1.21", "no runc knows SCMP_ARCH_SH"),
          Architecture.SHEB, new Word(NEVER, "1.21", "no runc knows SCMP_ARCH_SHEB"));

  private static final Word ANY_FLAG = new Word("1.2.0-rc.1", "1.8.1", "flags need runc 1.2");

  private static final Map<String, Word> FLAGS =
      Map.of(
          "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
          new Word(
              "1.5.0-rc.2",
              "1.8.1",
              "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV needs runc 1.5.0-rc.2 and libseccomp 2.6"));

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
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
