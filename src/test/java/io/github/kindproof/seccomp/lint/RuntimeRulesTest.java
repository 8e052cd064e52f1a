package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runtime does not start is a warning, and an error if no runtime is left. */
class RuntimeRulesTest {
  private static final String WITHOUT_STATX =
      """
      {"defaultAction": "SCMP_ACT_ALLOW",
       "syscalls": [{"names": ["statx"], "action": "SCMP_ACT_ERRNO"}]}
      """;

  @TempDir Path folder;

  @Test
  void aSyscallThatSomeRuntimesNeed() throws IOException {
    assertThat(found("runtime-calls", WITHOUT_STATX, ""))
        .containsExactly(
            "warning: a container does not start without statx (runc 1.2.8, runc 1.3.7, runc"
                + " 1.4.4, runc 1.5.3, runc 1.5.3 with libpathrs 0.2.6); allow them, or list the runtimes of your nodes in"
                + " .kindproof-lint.yaml");
    assertThat(found("runtime-calls", WITHOUT_STATX, "runtimes: [runc 1.1]")).isEmpty();
    assertThat(found("runtime-calls", WITHOUT_STATX, "runtimes: [runc 1.3, runc 1.4]"))
        .containsExactly(
            "error: no container starts without statx (runc 1.3.7, runc 1.4.4); allow them");
    assertThat(
            found(
                "runtime-calls",
                WITHOUT_STATX,
                "runtimes: [runc 1.4]\nrules: {runtime-calls: note}"))
        .singleElement()
        .asString()
        .startsWith("note: no container starts");
  }

  @Test
  void aProfileUnderWhichNothingStarts() throws IOException {
    String denied = "{\"defaultAction\": \"SCMP_ACT_ERRNO\"}";
    assertThat(found("runtime-calls", denied, ""))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("error: no container starts without close, ")
        .contains("; execve (on any runtime); ");
    // crun has told the runtime above of the start before it executes the program.
    assertThat(found("runtime-calls", denied, "runtimes: [crun]").get(0))
        .isEqualTo("error: no container starts without execve (crun 1.21, crun 1.8.1); allow them");
    assertThat(look(denied, "").fails()).isTrue();
  }

  @Test
  void youkiCountsOnlyIfItIsNamed() throws IOException {
    String denied = "{\"defaultAction\": \"SCMP_ACT_ERRNO\"}";
    assertThat(found("runtime-calls", denied, "")).noneMatch(it -> it.contains("youki"));
    assertThat(found("runtime-calls", denied, "runtimes: [youki]"))
        .contains(
            "error: no container starts without accept4, close, execve, recvfrom, sendmsg, statx"
                + " (youki 0.7.0); allow them");
    assertThat(found("new-architecture", architecture("SH"), "runtimes: [youki]")).isEmpty();
    assertThat(found("new-flags", flags("WAIT_KILLABLE_RECV"), "runtimes: [youki]")).isEmpty();
  }

  @Test
  void anArchitectureThatSomeRuntimesDoNotKnow() throws IOException {
    assertThat(found("new-architecture", architecture("RISCV64"), ""))
        .containsExactly(
            "warning: a container does not start on runc 1.1.5: SCMP_ARCH_RISCV64 needs runc"
                + " 1.1.8; remove the architecture, or list the runtimes of your nodes in"
                + " .kindproof-lint.yaml");
    assertThat(found("new-architecture", architecture("LOONGARCH64"), "runtimes: [runc 1.3]"))
        .containsExactly(
            "error: no container starts on runc 1.3.7: SCMP_ARCH_LOONGARCH64 needs runc 1.4.1"
                + " and libseccomp 2.6; remove the architecture");
    assertThat(found("new-architecture", architecture("LOONGARCH64"), "runtimes: [runc 1.4]"))
        .isEmpty();
    assertThat(found("new-architecture", architecture("M68K"), ""))
        .singleElement()
        .asString()
        .startsWith("warning: a container does not start on crun 1.8.1, ");
    assertThat(found("new-architecture", architecture("PARISC"), "runtimes: [crun]")).isEmpty();
  }

  @Test
  void aFlagThatSomeRuntimesDoNotKnow() throws IOException {
    assertThat(found("new-flags", flags("LOG", "TSYNC"), ""))
        .containsExactly(
            "note: a container does not start on runc 1.1.14, runc 1.1.5: flags need runc 1.2;"
                + " remove the flag, or list the runtimes of your nodes in .kindproof-lint.yaml");
    assertThat(found("new-flags", flags("LOG"), "runtimes: [runc 1.2, crun]")).isEmpty();
    assertThat(found("new-flags", flags("LOG", "WAIT_KILLABLE_RECV"), "runtimes: [runc 1.4]"))
        .containsExactly(
            "error: no container starts on runc 1.4.4: SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV"
                + " needs runc 1.5.0-rc.2 and libseccomp 2.6; remove the flag");
    assertThat(found("new-flags", flags("WAIT_KILLABLE_RECV"), "runtimes: [crun]")).isEmpty();
  }

  private static String architecture(String name) {
    return "{\"defaultAction\": \"SCMP_ACT_LOG\", \"architectures\": [\"SCMP_ARCH_" + name + "\"]}";
  }

  private static String flags(String... names) {
    return "{\"defaultAction\": \"SCMP_ACT_LOG\", \"flags\": [\"SECCOMP_FILTER_FLAG_"
        + String.join("\", \"SECCOMP_FILTER_FLAG_", names)
        + "\"]}";
  }

  private List<String> found(String rule, String profile, String config) throws IOException {
    return look(profile, config).files().get(0).findings().stream()
        .filter(it -> it.problem().kind().id().equals(rule))
        .map(it -> it.severity().word() + ": " + it.message())
        .toList();
  }

  private LintReport look(String profile, String config) throws IOException {
    Path file = Files.writeString(folder.resolve("profile.json"), profile);
    Path decided = Files.writeString(folder.resolve(".kindproof-lint.yaml"), config);
    return new Linter(LintConfig.read(decided)).look(List.of(file));
  }
}
