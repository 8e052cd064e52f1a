package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small profiles that are easy to read wrongly: lint says of each what the filters do that the
 * runtimes build, and nothing else.
 */
class FilterCasesTest {
  /** What every profile this small lacks. */
  private static final Set<LintRule> OF_SMALL_PROFILES =
      Set.of(LintRule.MISSING_EXIT, LintRule.RUNTIME_CALLS);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          clone-without-clone3 | no-threads | clone3 gets ERRNO EPERM, and glibc uses clone only after ENOSYS
          default-rule-then-allow | redundant-rule, dangerous-call | "mount" gets ALLOW by the rule in line 12
          default-rule-then-condition | redundant-rule | "personality" gets ALLOW under the condition in line 12
          errno-on-log | unused-errno | no container starts on crun 1.21: errno value specified for action `SCMP_ACT_LOG`
          excluded-mount | bypass, foreign-key | "mount" is denied, but fsmount, move_mount, open_tree are allowed
          inet-only-with-x86 | multiplexed-call | on SCMP_ARCH_X86 they can use socketcall(1, …), which gets ALLOW with any arguments
          loongarch64 | new-architecture, bypass | "mount" is denied
          masked-value-outside-mask | no-threads, outside-mask | libseccomp masks it too and compares with 0x4
          newer-names | void-denial, void-denial | libseccomp 2.5.4 does not know mseal; the default, SCMP_ACT_ALLOW, applies there
          refused-family-then-all | bypass, upper-half, redundant-rule | "socket" gets ERRNO EPERM under the condition in line 6
          same-condition-two-errnos | contradiction | ERRNO EAFNOSUPPORT in line 6 under the same condition, and no container starts
          trace-default | no-tracer | no container has one, so the kernel answers ENOSYS
          two-conditions-one-argument-and-another | same-argument | so one match is enough, also on another argument
          two-conditions-one-argument | same-argument | here any arguments of socket are allowed
          upper-half-greater | upper-half | socket(38, …) is denied, but socket(0x100000026, …) is allowed
          wide-compare | wrong-filter | lseek(0, 5, …) gets ALLOW instead of ERRNO EPERM
          """)
  void isReadAsTheRuntimesBuildIt(String name, String rules, String says) throws IOException {
    List<LintFinding> findings = findings(name, LintConfig.none());
    assertThat(findings)
        .extracting(it -> it.problem().kind().id())
        .containsExactly(rules.split(", ", -1));
    assertThat(findings)
        .anySatisfy(it -> assertThat(it.problem().what()).contains(says.replace("``", "`")));
  }

  /** An agent answers close and exit_group, so that neither is denied. */
  @Test
  void anAgentMayAllowWhatARuntimeNeeds() throws IOException {
    assertThat(look("notify-close", LintConfig.none()))
        .extracting(it -> it.problem().what())
        .isNotEmpty()
        .noneMatch(it -> it.contains("close") || it.contains("exit_group"));
  }

  /**
   * Of the wide comparisons, libseccomp 2.6.1 builds this one wrong too; see GHSA-4q85-33p6-j5g6.
   */
  @Test
  void namesTheReleasesThatBuildAFilterWrong() throws IOException {
    assertThat(findings("wide-compare", LintConfig.none()))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.message())
                    .startsWith("libseccomp 2.5.4, 2.6.0, 2.6.1 build this filter wrong: ")
                    .endsWith("only with values below 4294967296 (2^32)"));
  }

  @Test
  void tellsOnlyWhatTheNodesRun() throws IOException {
    LintConfig config =
        LintConfig.read(
            Files.writeString(
                folder.resolve("lint.yaml"), "runtimes: [runc 1.4]\nlibseccomp: [2.6.1]\n"));
    assertThat(findings("newer-names", config)).isEmpty();
    assertThat(findings("errno-on-log", config))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.message())
                    .startsWith("errnoRet has no effect with SCMP_ACT_LOG, and the OCI"));
  }

  /** Lint asks each builder once that can differ, and no other. */
  @Test
  void buildsForEachRuntimeAndLibraryOfTheNodes() {
    LintTargets everywhere = LintConfig.everywhere();
    assertThat(
            ProfileFilters.of(
                    new Parsed("{\"defaultAction\": \"SCMP_ACT_LOG\"}").profile(), everywhere)
                .builds()
                .keySet())
        .allMatch(it -> everywhere.runtimes().contains(it.runtime()))
        .extracting(FilterToolchain::library)
        .containsAll(everywhere.libraries());
  }

  private List<LintFinding> findings(String name, LintConfig config) throws IOException {
    return look(name, config).stream()
        .filter(it -> !OF_SMALL_PROFILES.contains(it.problem().kind()))
        .toList();
  }

  private List<LintFinding> look(String name, LintConfig config) throws IOException {
    String text = PackagedFile.text(FilterToolchain.class, name + ".json");
    Path file = Files.writeString(folder.resolve(name + ".json"), text);
    return new Linter(config).look(List.of(file)).files().get(0).findings();
  }
}
