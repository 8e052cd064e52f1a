package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UpgradeDiffTest {
  private static final String NGINX = "nginx / custom profile";
  private static final JsonNode FILTER = Sides.json("{'defaultAction':'SCMP_ACT_ERRNO'}");
  private static final RuntimeDefaultSeen DEFAULT =
      new RuntimeDefaultSeen(Sides.recordedProbe(), FILTER);

  @Test
  void twoEqualSidesHaveNoChange() {
    Side side = Sides.with(Sides.of(Sides.OLD, Sides.running(NGINX)), DEFAULT);
    UpgradeDiff diff = UpgradeDiff.of(side, side, AllowList.none());
    assertThat(diff).isEmpty().hasNothingWorse();
    assertThat(diff.verdict()).isEqualTo(Verdict.AS_EXPECTED);
    assertThat(diff.warnings()).isEmpty();
  }

  @Test
  void changesComeInTheOrderThatMattersWorseOnesFirst() {
    Side old =
        Sides.of(
            Sides.OLD,
            List.of(
                Sides.crashing("words", "a"),
                Sides.crashing("cured", "a"),
                Sides.running("broken")),
            List.of(Sides.config("gate", true, "")));
    Side now =
        Sides.of(
            Sides.NEW,
            List.of(
                Sides.crashing("words", "b"),
                Sides.running("cured"),
                Sides.crashing("broken", "b")),
            List.of(Sides.config("gate", false, "unrecognized")));
    UpgradeDiff diff = UpgradeDiff.of(old, now, AllowList.none());
    assertThat(diff.changes())
        .extracting(it -> it.change().what())
        .containsExactly("broken", "config gate", "cured", "words");
    assertThat(diff.worse()).hasSize(2);
    assertThat(diff).hasWorse("broken", "b").hasWorse("config gate", "unrecognized");
  }

  @Test
  void whatCouldNotBeObservedIsNoVerdict() {
    Side old = Sides.of(Sides.OLD, Sides.running(NGINX));
    Side now = Sides.with(Sides.of(Sides.NEW), new NotObserved(NGINX, "no such image"));
    UpgradeDiff diff = UpgradeDiff.of(old, now, AllowList.none());
    assertThat(diff.verdict()).isEqualTo(Verdict.NOT_OBSERVED);
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.unseen())
        .singleElement()
        .extracting(NotObserved::why)
        .asString()
        .contains("containerd 2.1.4", "no such image");
  }

  @Test
  void whatIsWorseStaysSoWhateverElseCouldNotBeObserved() {
    Side old = Sides.of(Sides.OLD, Sides.running(NGINX));
    Side now =
        Sides.with(
            Sides.of(Sides.NEW, Sides.crashing(NGINX, "statx")),
            new NotObserved("other", "no room"));
    assertThat(UpgradeDiff.of(old, now, AllowList.none()).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void whatWasSeenBeforeMustBeSeenAfterAndNotTheOtherWayRound() {
    Side old = Sides.with(Sides.of(Sides.OLD, Sides.running("a")), DEFAULT);
    Side now = Sides.of(Sides.NEW, Sides.running("b"));
    UpgradeDiff diff = UpgradeDiff.of(old, now, AllowList.none());
    assertThat(diff.verdict()).isEqualTo(Verdict.NOT_OBSERVED);
    assertThat(diff.unseen()).extracting(NotObserved::what).containsExactly("a", "RuntimeDefault");
    assertThat(diff.warnings()).containsExactly("b was observed on " + Sides.NEW + " only");
    assertThat(UpgradeDiff.of(now, old, AllowList.none()).warnings())
        .contains("RuntimeDefault was observed on " + Sides.OLD + " only");
  }

  @Test
  void otherKernelsAreAWarning() {
    SideVersions elsewhere = new SideVersions("v1.34.11", "1.7.28", "1.1.5", "2.5.4", "6.18.0");
    assertThat(
            UpgradeDiff.of(Sides.of(Sides.OLD), Sides.of(elsewhere), AllowList.none()).warnings())
        .singleElement()
        .asString()
        .contains("6.1.0", "6.18.0");
  }

  @Test
  void assertionsTellWhatTheySaw() {
    Side old = Sides.of(Sides.OLD, Sides.running(NGINX));
    Side now = Sides.of(Sides.NEW, Sides.crashing(NGINX, "needs statx"));
    UpgradeDiff diff = UpgradeDiff.of(old, now, AllowList.none());
    assertThatThrownBy(() -> assertThat(diff).hasNothingWorse())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("worse: nginx / custom profile: Running → CrashLoopBackOff");
    assertThatThrownBy(() -> assertThat(diff).isEmpty())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("needs statx");
    assertThatThrownBy(() -> assertThat(diff).hasWorse(NGINX, "openat2"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("openat2");
    Side unseen = Sides.with(Sides.of(Sides.NEW), new NotObserved(NGINX, "no image"));
    assertThatThrownBy(
            () -> assertThat(UpgradeDiff.of(old, unseen, AllowList.none())).hasNothingWorse())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not observed: nginx / custom profile");
    assertThatThrownBy(
            () -> assertThat(UpgradeDiff.of(old, old, AllowList.none())).hasWorse(NGINX, ""))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nothing changes");
  }

  @Test
  void anotherLowLevelRuntimeIsNamedAsItIs() {
    assertThat(new SideVersions("v1.36.4", "2.1.4", "crun 1.21", "", ""))
        .hasToString("Kubernetes v1.36.4, containerd 2.1.4, crun 1.21");
    assertThat(new SideVersions("v1.36.4", "2.1.4", "", "", "").lowLevelRuntime()).isEmpty();
  }
}
