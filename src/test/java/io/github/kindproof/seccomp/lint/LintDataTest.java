package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LintDataTest {
  @Test
  void everyEntryIsComplete() {
    assertThat(LintData.DANGEROUS)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.calls()).isNotEmpty().doesNotContain("");
              assertThat(it.why()).isNotBlank();
              assertThat(it.source()).isNotBlank();
            });
    assertThat(LintData.SAME_EFFECTS)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.calls()).hasSizeGreaterThan(1).doesNotContain("");
              assertThat(it.does()).isNotBlank();
            });
    assertThat(LintData.CONDITION_ESCAPES)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.call()).isNotBlank();
              assertThat(it.others()).isNotEmpty().doesNotContain("");
              assertThat(it.why()).isNotBlank();
            });
  }

  @Test
  void anIoUringHasOnlySomeOfTheEffects() {
    assertThat(LintData.SAME_EFFECTS).extracting(LintData.SameEffect::inRing).contains(true, false);
  }
}
