package io.github.kindproof.leastprivilege;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileAssertTest {
  private static final ProfileUnderTest COMPLETE =
      ProfileUnderTest.read("profiles/fine-grained-complete.json");
  private static final ProfileUnderTest OLD =
      ProfileUnderTest.read("profiles/recorded-on-runc-1.1.json");

  @TempDir Path folder;

  @Test
  void aProfileIsHeldToWhatItIsFor() {
    assertThat(ProfileUnderTest.read("profiles/fine-grained-complete.json"))
        .hasNoLintError()
        .refuses("mount", "ptrace", "bpf")
        .survives("runc 1.1")
        .survives("runc 1.4")
        .survives("crun")
        .shuts("CVE-2022-0185");
  }

  @Test
  void aRuntimeThatNeedsMoreIsNamedWithIt() {
    failing(() -> assertThat(OLD).survives("runc 1.4"))
        .hasMessageContaining("on runc 1.4.4")
        .hasMessageContaining("allowPrivilegeEscalation is false, that runtime needs")
        .hasMessageContaining("statx");
    assertThatThrownBy(() -> assertThat(OLD).survives("runc 9.9"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("choose one of runc 1.1.5");
  }

  @Test
  void whatIsMadeThoughItShouldBeRefusedIsNamed() {
    failing(() -> assertThat(COMPLETE).refuses("mount", "clone")).hasMessageContaining("  clone");
    assertThatThrownBy(() -> assertThat(COMPLETE).refuses("mout"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("did you mean mount?");
  }

  @Test
  void anExploitThatIsOpenIsNamedWithItsCalls() {
    failing(() -> assertThat(COMPLETE).shuts("CVE-2022-0847")).hasMessageContaining("splice");
    assertThatThrownBy(() -> assertThat(COMPLETE).shuts("CVE-1999-0001"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not among the listed exploits");
  }

  @Test
  void exactlyIsExactly() throws IOException {
    ProfileUnderTest two = profile("read", "exit_group");
    assertThat(two).allowsExactly("exit_group", "read");
    failing(() -> assertThat(two).allowsExactly("read", "write"))
        .hasMessageContaining("it lacks [write]")
        .hasMessageContaining("also allows [exit_group]");
  }

  @Test
  void anErrorOfLintIsToldAsLintTellsIt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.json"),
            """
            {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["execve"],
             "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 0, "op": "SCMP_CMP_NE"}]}]}
            """);
    failing(() -> assertThat(ProfileUnderTest.read(file.toString())).hasNoLintError())
        .hasMessageContaining("p.json:2:39: error: argument 0 of execve is a pointer");
  }

  private ProfileUnderTest profile(String... calls) throws IOException {
    String names = "\"" + String.join("\", \"", calls) + "\"";
    Path file =
        Files.writeString(
            folder.resolve("p.json"),
            "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": [{\"names\": [%s], \"action\": \"SCMP_ACT_ALLOW\"}]}"
                .formatted(names));
    return ProfileUnderTest.read(file.toString());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> failing(ThrowingCallable check) {
    return assertThatThrownBy(check).isInstanceOf(AssertionError.class);
  }
}
