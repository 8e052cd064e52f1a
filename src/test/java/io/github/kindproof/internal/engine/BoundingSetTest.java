package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundingSetTest {
  @Test
  void aFullSetMissesNothing() {
    assertThat(BoundingSet.parse("CapEff:\t0\nCapBnd:\t000001ffffffffff\n", "40\n").missing())
        .isEmpty();
  }

  @Test
  void eachBitThatIsNotSetIsNamed() {
    assertThat(new BoundingSet(0x1fffeffffffL, 40).missing()).containsExactly("CAP_SYS_RESOURCE");
    assertThat(new BoundingSet(0x1ffffbffffeL, 40).missing())
        .containsExactly("CAP_CHOWN", "CAP_SYS_BOOT");
    assertThat(new BoundingSet(0xffffffffffL, 40).missing())
        .containsExactly("CAP_CHECKPOINT_RESTORE");
  }

  @Test
  void whatTheKernelDoesNotKnowIsNotMissing() {
    assertThat(new BoundingSet(0x3fffffffffL, 37).missing()).isEmpty();
  }

  @Test
  void aCapabilityNewerThanTheTableIsLeftToTheRuntime() {
    assertThat(new BoundingSet(0x1ffffffffffL, 45).missing()).isEmpty();
  }
}
