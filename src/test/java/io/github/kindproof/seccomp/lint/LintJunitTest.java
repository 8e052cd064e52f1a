package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.file.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By Surefire's own parser, and thus as CI servers read a JUnit report. */
class LintJunitTest {
  private static final String GOOD =
      """
      {"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64"], "syscalls": [
      {"names": ["swapon"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]}
      """;

  @TempDir Path folder;

  @Test
  void aFileIsASuiteAndAFindingATest() throws Exception {
    ReportTestSuite suite = parsed(Findings.report("profiles/mine.json", Findings.PROFILE)).get(0);
    assertThat(suite.getFullClassName()).isEqualTo("profiles/mine.json");
    assertThat(suite.getNumberOfTests()).isEqualTo(suite.getTestCases().size()).isGreaterThan(3);
    assertThat(suite.getNumberOfFailures()).isEqualTo(1);
    assertThat(suite.getTestCases())
        .filteredOn(ReportTestCase::hasFailure)
        .singleElement()
        .satisfies(
            test -> {
              assertThat(test.getName()).isEqualTo("unknown-syscall:2:25");
              assertThat(test.getFailureType()).isEqualTo("unknown-syscall");
              assertThat(test.getFailureMessage())
                  .isEqualTo("unknown syscall \"pread\"; did you mean \"pread64\"?");
              assertThat(test.getFailureDetail())
                  .startsWith("profiles/mine.json:2:25: error: unknown syscall");
            });
  }

  @Test
  void findingsFailAsTheyFailLint() throws Exception {
    LintReport report = Findings.report("mine.json", Findings.PROFILE);
    ReportTestSuite suite = parsed(new LintReport(report.files(), Severity.NOTE)).get(0);
    assertThat(suite.getNumberOfFailures()).isEqualTo(suite.getNumberOfTests());
  }

  @Test
  void aFileWithoutFindingsHasATestThatPasses() throws Exception {
    LintReport report = Findings.report("good.json", GOOD);
    assertThat(report.files().get(0).findings()).isEmpty();
    ReportTestSuite suite = parsed(report).get(0);
    assertThat(suite.getNumberOfTests()).isEqualTo(1);
    assertThat(suite.getNumberOfFailures()).isZero();
  }

  @Test
  void charactersThatXmlCannotHaveAreReplaced() throws Exception {
    String text = "{\"defaultAction\": \"<&]]>\\u001b\\u0000\\ud800\"}";
    assertThat(parsed(Findings.report("esc\u001b.json", text))).hasSize(1);
  }

  private List<ReportTestSuite> parsed(LintReport report) throws Exception {
    Files.writeString(folder.resolve("TEST-lint.xml"), LintJunit.of(report));
    return new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger())
        .parseXMLReportFiles();
  }
}
