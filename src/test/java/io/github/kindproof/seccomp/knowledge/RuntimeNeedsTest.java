package io.github.kindproof.seccomp.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.OciRuntime.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeNeedsTest {
  @Test
  void everyListedRuncWasMeasured() {
    List<OciRuntime> listed =
        NodeRuntimes.read(Path.of("runtimes.yaml")).all().stream()
            .filter(runtime -> !runtime.isPreview())
            .flatMap(runtime -> runtime.oci().stream())
            .toList();

    assertThat(listed)
        .allSatisfy(
            oci -> {
              assertThat(RuntimeNeeds.measured().of(oci, true)).isPresent();
              assertThat(RuntimeNeeds.measured().of(oci, false))
                  .hasValueSatisfying(
                      needs -> {
                        assertThat(needs.runtime()).isEqualTo(oci);
                        assertThat(needs.calls()).contains("capset", "execve");
                      });
            });
  }

  @Test
  void withoutNewPrivilegesLessIsUnderTheFilter() {
    OciRuntime runc = new OciRuntime(Kind.RUNC, "1.1.5");

    assertThat(calls(runc, false)).contains("setuid", "fstatfs");
    assertThat(calls(runc, true)).contains("fstatfs").doesNotContain("setuid");
  }

  @ParameterizedTest
  @CsvSource({"1.1.5, 1.1.5", "1.1.4, 1.1.5", "1.1.13, 1.1.14", "1.1.99, 1.1.14"})
  void anotherPatchIsTakenAsTheNearest(String asked, String measured) {
    assertThat(RuntimeNeeds.measured().of(new OciRuntime(Kind.RUNC, asked), true))
        .hasValueSatisfying(needs -> assertThat(needs.runtime().version()).isEqualTo(measured));
  }

  @ParameterizedTest
  @CsvSource({"0.2.6", "0.2.5"})
  void anotherLibpathrsIsNearerThanNone(String libpathrs) {
    OciRuntime asked = new OciRuntime(Kind.RUNC, "1.5.2", libpathrs);

    assertThat(RuntimeNeeds.measured().of(asked, true))
        .hasValueSatisfying(
            needs -> {
              assertThat(needs.runtime()).hasToString("runc 1.5.3 with libpathrs 0.2.6");
              assertThat(needs.calls()).contains("faccessat2");
            });
    assertThat(calls(new OciRuntime(Kind.RUNC, "1.5.2"), true)).doesNotContain("faccessat2");
  }

  @ParameterizedTest
  @CsvSource({"RUNC, 0.9.0", "RUNC, 1.5.0-rc.1", "RUNC, 1.6.0-rc.2", "CRUN, 9.9.9"})
  void nothingIsKnownOfAnotherLineOrPreRelease(Kind kind, String version) {
    assertThat(RuntimeNeeds.measured().of(new OciRuntime(kind, version), true)).isEmpty();
  }

  private static List<String> calls(OciRuntime runtime, boolean noNewPrivileges) {
    return RuntimeNeeds.measured().of(runtime, noNewPrivileges).orElseThrow().calls();
  }
}
