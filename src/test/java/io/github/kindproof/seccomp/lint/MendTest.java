package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.file.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendTest {
  @TempDir Path folder;

  @Test
  void whatIsSafeIsPutRightAndTheRestStaysAsItIs() throws IOException {
    String wrong =
        """
        \uFEFF{
          "DefaultAction":  "SCMP_ACT_ERRNO",
          "comment": "mine",
          "syscalls": [
            {"names": ["mount"], "action": "SCMP_ACT_ERRNO"},
            {
              "names": ["read", "read", "pread", "exit_group", "read"],
              "action": "SCMP_ACT_ALLOW",
            },
          ]
        }
        """;
    assertThat(mended("p.json", wrong))
        .isEqualTo(
            """
            {
              "defaultAction":  "SCMP_ACT_ERRNO",
              "comment": "mine",
              "syscalls": [
                {
                  "names": ["read", "pread64", "exit_group"],
                  "action": "SCMP_ACT_ALLOW"
                }
              ]
            }
            """);
  }

  @Test
  void aMendedFileHasNothingToMend() throws IOException {
    String good = "{\"defaultAction\": \"SCMP_ACT_LOG\"}";
    assertThat(new Linter(LintConfig.none()).mended(file("p.json", good))).isEmpty();
  }

  @Test
  void aNameWithEscapesIsLeftAsItIs() throws IOException {
    Path file = file("p.json", "{\"Default\\u0041ction\": \"SCMP_ACT_LOG\"}");
    Linter linter = new Linter(LintConfig.none());
    assertThat(linter.mended(file)).isEmpty();
    assertThat(linter.look(List.of(file)).count(Severity.WARNING)).isEqualTo(1);
  }

  @Test
  void theOnlyRuleMayGo() throws IOException {
    assertThat(
            mended(
                "p.json",
                "{\"defaultAction\": \"SCMP_ACT_LOG\", \"syscalls\": ["
                    + " {\"names\": [\"read\"], \"action\": \"SCMP_ACT_LOG\"} ]}"))
        .isEqualTo("{\"defaultAction\": \"SCMP_ACT_LOG\", \"syscalls\": [  ]}");
  }

  @Test
  void resourcesAreMendedToo() throws IOException {
    String wrong =
        """
        kind: SeccompProfile
        spec:
          defaultAction: SCMP_ACT_ERRNO
          syscalls:
            - names:
                - pread # often called so
                - read
                - read
              action: SCMP_ACT_ALLOW
        """;
    assertThat(mended("p.yaml", wrong))
        .isEqualTo(
            wrong
                .replace("pread", "\"pread64\"")
                .replace("        - read\n        - read", "        - read"));
  }

  @Test
  void theOnlyElementOfABlockMayGo() throws IOException {
    String wrong =
        """
        kind: SeccompProfile
        spec:
          architectures:
            - SCMP_ARCH_NATIVE
          syscalls:
            - names:
                - read
              action: SCMP_ACT_LOG
          defaultAction: SCMP_ACT_LOG
        """;
    assertThat(mended("p.yaml", wrong))
        .isEqualTo(
            """
            kind: SeccompProfile
            spec:
              architectures:
                []
              syscalls:
                []
              defaultAction: SCMP_ACT_LOG
            """);
  }

  @Test
  void rulesInDockersOldFormGetANewOne() throws IOException {
    String old =
        """
        {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
          {"name": "pread", "action": "SCMP_ACT_ALLOW", "args": []},
          {"action": "SCMP_ACT_ALLOW", "name":   "write"}
        ]}
        """;
    assertThat(mended("p.json", old))
        .isEqualTo(
            """
            {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
              {"names": ["pread64"], "action": "SCMP_ACT_ALLOW", "args": []},
              {"action": "SCMP_ACT_ALLOW", "names": ["write"]}
            ]}
            """);
  }

  @Test
  void aRuleThatIsOffIsNotMendedEither() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve(".kindproof-lint.yaml"), "rules: {duplicate-syscall: off}\n");
    Path file =
        file(
            "p.json",
            "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": ["
                + "{\"names\": [\"read\", \"read\"], \"action\": \"SCMP_ACT_ALLOW\"}]}");
    assertThat(new Linter(LintConfig.read(config)).mended(file)).isEmpty();
  }

  @Test
  void whatIsMendedIsGone() throws IOException {
    Path file = file("p.json", "{\"DefaultAction\": \"SCMP_ACT_LOG\", \"architectures\": [],}");
    Linter linter = new Linter(LintConfig.none());
    Files.writeString(file, linter.mended(file).orElseThrow());
    LintReport report = linter.look(List.of(file));
    assertThat(report.count(Severity.ERROR) + report.count(Severity.WARNING)).isZero();
    assertThat(report.mendable()).isZero();
  }

  private String mended(String name, String text) throws IOException {
    return new Linter(LintConfig.none()).mended(file(name, text)).orElseThrow();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
