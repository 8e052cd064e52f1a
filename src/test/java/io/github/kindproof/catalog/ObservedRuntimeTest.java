package io.github.kindproof.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedRuntimeTest {
  @ParameterizedTest
  @CsvSource({
    // As Debian's, released and own programs say it.
    "1.6.20~ds1, runc, 1.1.5+ds1, 2.5.4, 'containerd 1.6.20, runc 1.1.5, libseccomp 2.5.4'",
    "v2.3.7, runc, 1.4.3, 2.5.4, 'containerd 2.3.7, runc 1.4.3, libseccomp 2.5.4'",
    "v2.4.0-rc.1, runc, 1.5.0-rc.2, '', 'containerd 2.4.0-rc.1, runc 1.5.0-rc.2'",
    "1.7.35+unknown, crun, 1.8.1, libseccomp.so.2.5.4,"
        + "'containerd 1.7.35, crun 1.8.1, libseccomp 2.5.4'",
  })
  void theVersionsAreReadAsThePrograms(
      String containerd, String program, String version, String libseccomp, String words) {
    String lines =
        "containerd=%s\nprogram=%s\nversion=%s\nlibseccomp=%s\n"
            .formatted(containerd, program, version, libseccomp);

    assertThat(ObservedRuntime.parse(lines)).hasToString(words);
  }

  @Test
  void aRuncOfAnotherLibpathrsIsAnotherOne() {
    String lines = "containerd=2.4.2\nprogram=runc\nversion=1.5.3\nlibpathrs=%s\nlibseccomp=2.6.1";
    ObservedRuntime observed = ObservedRuntime.parse(lines.formatted("0.2.6"));
    OciRuntime plain = new OciRuntime(OciRuntime.Kind.RUNC, "1.5.3");

    assertThat(observed)
        .hasToString("containerd 2.4.2, runc 1.5.3 with libpathrs 0.2.6, libseccomp 2.6.1");
    assertThat(observed.differsFrom(asked(null, observed.oci(), null))).isEmpty();
    assertThat(observed.differsFrom(asked(null, plain, null)))
        .contains("runc 1.5.3 with libpathrs 0.2.6, not runc 1.5.3");
    assertThat(ObservedRuntime.parse(lines.formatted("")).oci()).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "'containerd=\nprogram=runc\nversion=1.4.3'",
    "'containerd=2.3.7\nprogram=kata\nversion=0.5.0'",
    "'containerd=2.3.7\nprogram=runc\nversion='",
    "nothing",
  })
  void whatTellsNoVersionIsAFaultOfTheNode(String lines) {
    assertThatThrownBy(() -> ObservedRuntime.parse(lines)).isInstanceOf(EnvironmentException.class);
  }

  @Test
  void onlyWhatWasAskedForMustRun() {
    OciRuntime runc = new OciRuntime(OciRuntime.Kind.RUNC, "1.4.3");
    ObservedRuntime observed = new ObservedRuntime("2.3.7", runc, "2.5.4");

    assertThat(observed.differsFrom(NodeRuntime.own())).isEmpty();
    assertThat(observed.differsFrom(asked(null, runc, null))).isEmpty();
    assertThat(observed.differsFrom(asked(null, runc, "2.5.4"))).isEmpty();
    assertThat(observed.differsFrom(asked("2.3.4", runc, null)))
        .contains("containerd 2.3.7, not 2.3.4");
    OciRuntime crun = new OciRuntime(OciRuntime.Kind.CRUN, "1.4.3");
    assertThat(observed.differsFrom(asked("2.3.7", crun, null)))
        .contains("runc 1.4.3, not crun 1.4.3");
    assertThat(observed.differsFrom(asked(null, runc, "2.6.1")))
        .contains("libseccomp 2.5.4, not 2.6.1");
  }

  private static NodeRuntime asked(
      @Nullable String containerd, OciRuntime oci, @Nullable String libseccomp) {
    return NodeRuntime.combination(
        Optional.ofNullable(containerd), Optional.of(oci), Optional.ofNullable(libseccomp));
  }
}
