package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigRulesTest {
  private static final String ALPHA = "seccomp-default-alpha.yaml";
  private static final String GATE = "unrecognized feature gate: SeccompDefault";

  @Test
  void aConfigThatIsRefusedIsWorseAndTheNodesSentenceQuoted() {
    Change change =
        ConfigRules.compare(Sides.config(ALPHA, true, ""), Sides.config(ALPHA, false, GATE))
            .orElseThrow();
    assertThat(change.kind()).isEqualTo(ChangeKind.NO_LONGER_BOOTS);
    assertThat(change.worse()).isTrue();
    assertThat(change)
        .hasToString("config seccomp-default-alpha.yaml: boots → rejected: '" + GATE + "'");
  }

  @Test
  void aConfigThatBootsNowIsBetter() {
    Change change =
        ConfigRules.compare(Sides.config(ALPHA, false, GATE), Sides.config(ALPHA, true, ""))
            .orElseThrow();
    assertThat(change.kind()).isEqualTo(ChangeKind.BETTER);
    assertThat(change.because()).isEqualTo("was: '" + GATE + "'");
  }

  @Test
  void anotherSentenceOrANewWarningMerelyDiffers() {
    assertThat(
            ConfigRules.compare(
                    Sides.config(ALPHA, false, GATE), Sides.config(ALPHA, false, "no such flag"))
                .orElseThrow()
                .kind())
        .isEqualTo(ChangeKind.DIFFERS);
    Change warned =
        ConfigRules.compare(
                Sides.config(ALPHA, true, ""), Sides.config(ALPHA, true, "", "line 7 is ignored"))
            .orElseThrow();
    assertThat(warned.worse()).isFalse();
    assertThat(warned.because()).isEqualTo("line 7 is ignored");
  }

  @Test
  void equalOnesAreNoChange() {
    assertThat(
            ConfigRules.compare(
                Sides.config(ALPHA, true, "", "line 7 is ignored"),
                Sides.config(ALPHA, true, "", "line 7 is ignored")))
        .isEmpty();
    assertThat(
            ConfigRules.compare(
                Sides.config(ALPHA, false, "1234#1: " + GATE),
                Sides.config(ALPHA, false, "99#1: " + GATE)))
        .isEmpty();
  }
}
