package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.file.Span;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintGitHubTest {
  @Test
  void eachFindingIsACommandWithItsPlace() {
    LintReport report = Findings.report("profiles/mine.json", Findings.PROFILE);
    assertThat(LintGitHub.of(report).lines())
        .contains(
            "::error file=profiles/mine.json,line=2,col=25,endLine=2,endColumn=32,"
                + "title=unknown-syscall::unknown syscall \"pread\"; did you mean \"pread64\"?")
        .anyMatch(it -> it.startsWith("::warning file=profiles/mine.json,line=3,col="))
        .anyMatch(it -> it.startsWith("::notice file=profiles/mine.json,line=1,"));
  }

  @Test
  void columnsAreLeftOutOfARegionOfSeveralLines() {
    String text = "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": {\n}}";
    assertThat(LintGitHub.of(Findings.report("mine.json", text)))
        .contains("::error file=mine.json,line=1,endLine=2,title=shape::");
  }

  /** As escapeData and escapeProperty of GitHub's toolkit. */
  @Test
  void whatEndsACommandOrAPropertyIsEscaped() {
    ProfileProblem problem =
        ProfileProblem.of(
            FormatProblem.UNREADABLE, Span.WHOLE_FILE, "100%\r\n::error::x, y", "correct it");
    LintedFile file =
        new LintedFile(
            Path.of("a,b:c%\n.json"), "", List.of(new LintFinding(problem, Severity.ERROR)));
    assertThat(LintGitHub.of(new LintReport(List.of(file), Severity.ERROR)))
        .isEqualTo(
            "::error file=a%2Cb%3Ac%25%0A.json,title=unreadable"
                + "::100%25%0D%0A::error::x, y; correct it\n");
  }
}
