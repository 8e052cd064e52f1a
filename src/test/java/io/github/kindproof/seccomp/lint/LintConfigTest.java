package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.filter.Libseccomp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintConfigTest {
  private static final String DECIDED =
      """
      failOn: warning
      runtimes: [runc 1.4, crun]
      libseccomp: [2.5.5, 2.6.1]
      architectures: [amd64, aarch64]
      rules:
        dangerous-call: error
        missing-exit: off
      files:
        - path: "special/*.json"
          why: it debugs others
          rules:
            dangerous-call: note
      """;

  @TempDir Path folder;
  private Path profile = Path.of("");

  @BeforeEach
  void writesAProfile() throws IOException {
    profile = profileIn(folder);
  }

  @Test
  void decidesWhatIsAFailure() throws IOException {
    assertThat(severities(LintConfig.none(), profile, "dangerous-call"))
        .containsExactly(Severity.WARNING);
    assertThat(severities(config(DECIDED), profile, "dangerous-call"))
        .containsExactly(Severity.ERROR);
    assertThat(severities(config(DECIDED), profile, "missing-exit")).isEmpty();
    assertThat(config(DECIDED).failOn()).isEqualTo(Severity.WARNING);
    assertThat(new Linter(LintConfig.none()).look(List.of(profile)).fails()).isFalse();
    assertThat(new Linter(config(DECIDED)).look(List.of(profile)).fails()).isTrue();
  }

  @Test
  void filesHaveExceptions() throws IOException {
    Path special = profileIn(Files.createDirectory(folder.resolve("special")));
    assertThat(severities(config(DECIDED), special, "dangerous-call"))
        .containsExactly(Severity.NOTE);
  }

  @Test
  void namesWhereProfilesAreToWork() throws IOException {
    LintTargets targets = config(DECIDED).targets();
    assertThat(targets.runtimes())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("runc 1.4.4", "crun 1.8.1", "crun 1.21");
    assertThat(targets.libraries())
        .containsExactly(new Libseccomp("2.5.5"), new Libseccomp("2.6.1"));
    assertThat(targets.architectures())
        .containsExactlyInAnyOrder(Architecture.X86_64, Architecture.AARCH64);
    assertThat(LintConfig.none().targets().runtimes()).hasSizeGreaterThan(4);
    assertThat(LintConfig.none().targets().libraries()).isEqualTo(Libseccomp.compared());
  }

  @Test
  void anEmptyFileDecidesNothing() throws IOException {
    assertThat(config("# later\n")).isEqualTo(LintConfig.none());
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() {
    refused("rules:\n  dangerous-cal: off\n")
        .hasMessageContaining(
            ":2: unknown rule \"dangerous-cal\"; did you mean \"dangerous-call\"?");
    refused("rules:\n  syntax: off\n").hasMessageContaining(":2: unknown rule \"syntax\"");
    refused("rules:\n  bypass: no\n")
        .hasMessageContaining(":2: unknown level \"no\"; choose one of off, note, warning, error");
    refused("failOn: never\n").hasMessageContaining(":1: unknown severity \"never\"");
    refused("runtimes:\n  - runc 9.9\n").hasMessageContaining(":2: unknown runtime \"runc 9.9\"");
    refused("libseccomp:\n  - latest\n")
        .hasMessageContaining(":2: unknown release of libseccomp \"latest\"");
    refused("libseccomp: [2.5.3]\n")
        .hasMessageContaining(":1: libseccomp 2.5.3 is older than 2.5.4, the oldest that was");
    refused("architectures: [vax]\n").hasMessageContaining(":1: unknown architecture \"vax\"");
    refused("rule: {}\n").hasMessageContaining(":1: unknown key \"rule\"; did you mean \"rules\"?");
    refused("files:\n- path: a.json\n").hasMessageContaining(":2: an entry of files has no why");
    refused("files:\n- why: a\n").hasMessageContaining(":2: an entry of files has no path");
    refused("[]\n").hasMessageContaining(":1: is not a mapping");
    assertThatThrownBy(() -> LintConfig.read(folder.resolve("none.yaml")))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void theOneOfTheDocsIsRead() throws IOException {
    String page = Files.readString(Path.of("docs/lint.md"));
    int begin = page.indexOf("failOn:");
    LintConfig shown = config(page.substring(begin, page.indexOf("```", begin)));
    assertThat(shown.failOn()).isEqualTo(Severity.WARNING);
    assertThat(shown.targets().runtimes()).hasSize(2);
    assertThat(shown.exceptions()).hasSize(1);
  }

  private static Path profileIn(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("profile.json"),
        "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": ["
            + "{\"names\": [\"ptrace\", \"execve\"], \"action\": \"SCMP_ACT_ALLOW\"}]}");
  }

  private static List<Severity> severities(LintConfig config, Path file, String rule) {
    return new Linter(config)
        .look(List.of(file)).files().get(0).findings().stream()
            .filter(it -> it.problem().kind().id().equals(rule))
            .map(LintFinding::severity)
            .toList();
  }

  private LintConfig config(String text) throws IOException {
    return LintConfig.read(Files.writeString(folder.resolve(".kindproof-lint.yaml"), text));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return assertThatThrownBy(() -> config(text)).isInstanceOf(BadInputException.class);
  }
}
