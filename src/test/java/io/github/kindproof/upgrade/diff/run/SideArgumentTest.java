package io.github.kindproof.upgrade.diff.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SideArgumentTest {
  private static final KubernetesVersions VERSIONS =
      KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));
  private static final NodeRuntimes RUNTIMES = NodeRuntimes.read(Path.of("runtimes.yaml"));

  @Test
  void aMinorAloneIsItsListedPatchAsTheNodeImageIs() {
    SideArgument.Live side = live("1.28");
    assertThat(side.kubernetes().version()).isEqualTo("v1.28.15");
    assertThat(side.runtime().isOwn()).isTrue();
    assertThat(side).hasToString("v1.28.15");
  }

  @Test
  void anEntrysNameStandsForBoth() {
    assertThat(live("v1.34.11,2.3").runtime()).isEqualTo(RUNTIMES.get("2.3"));
    assertThat(live("v1.34.11,crun").runtime()).isEqualTo(RUNTIMES.get("crun"));
  }

  @Test
  void eachPartCanBeChosenAlone() {
    SideArgument.Live runc = live("v1.34.11,,1.4");
    assertThat(runc.runtime().containerd()).isEmpty();
    assertThat(runc.runtime().oci())
        .hasValueSatisfying(it -> assertThat(it.toString()).startsWith("runc 1.4."));
    SideArgument.Live both = live("1.34, 2.3, own");
    assertThat(both.runtime().containerd())
        .hasValueSatisfying(it -> assertThat(it).startsWith("2.3."));
    assertThat(both.runtime().oci()).isEmpty();
  }

  @Test
  void aNodeMayBeOlderThanItsControlPlane() {
    SideArgument.Live side = live("1.37/1.36,2.3");
    assertThat(side).hasToString("v1.37.0 over v1.36.4, " + side.runtime());
    assertThat(side.all()).extracting(KubernetesVersion::minor).containsExactly(37, 36);
    assertThat(live("1.37").node()).isEmpty();
    refuses(
        "1.34/1.36",
        "FROM: a kubelet of v1.36.4 is newer than an API server of v1.34.11, which Kubernetes does"
            + " not support");
    refuses("1.36/1.30", "and Kubernetes supports 3");
  }

  @Test
  void runcWithALibseccomp() {
    assertThat(parse("1.34,,1.5,2.6.0"))
        .isInstanceOfSatisfying(
            SideArgument.Live.class,
            it -> assertThat(it.runtime().name()).isEqualTo("runc-1.5.3+libseccomp-2.6.0"));
  }

  @Test
  void aFileIsOneTooWithWhichOfItsSides() {
    assertThat(parse("out/matrix.json@v1.34.11,own"))
        .isEqualTo(new SideArgument.Saved(Path.of("out/matrix.json"), "v1.34.11,own"));
    assertThat(parse("side.json")).isEqualTo(new SideArgument.Saved(Path.of("side.json"), ""));
  }

  @Test
  void whatIsNoSideIsRefusedAndTheNearestOffered() {
    refuses("1.29", "nearest is v1.30.14");
    refuses("1.34,1.5.9", "FROM");
    refuses("1.34,9.9", "2.");
    refuses("1.34,,0.1", "1.");
    refuses("1.34,2.3,1.4,2.5.4,x", "is not a side");
    refuses("1.34,2.3,1.4,x", "libseccomp");
    refuses("1.34,2.3,,2.5.4", "only runc and youki are compiled with a libseccomp of your choice");
    refuses(",2.3", "is not a side");
    refuses("side.jsonx", "is not a side");
  }

  private static void refuses(String text, String words) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words);
  }

  private static SideArgument.Live live(String text) {
    return (SideArgument.Live) parse(text);
  }

  private static SideArgument parse(String text) {
    return SideArgument.parse("FROM", text, VERSIONS, RUNTIMES);
  }
}
