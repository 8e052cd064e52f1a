package io.github.kindling.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private static final Owner OWNER = new Owner(4711, 123_456, "ab12", "zz99");

  @Test
  void aClustersNameTellsItsOwner() {
    assertThat(Owner.ofClusterName(OWNER.clusterName(3))).contains(OWNER);
    assertThat(Owner.ofToken(OWNER.token())).contains(OWNER);
  }

  @Test
  void theUsersOwnClustersHaveNone() {
    assertThat(Owner.ofClusterName("kind")).isEmpty();
    assertThat(Owner.ofClusterName("kindling-demo")).isEmpty();
    assertThat(Owner.ofToken("")).isEmpty();
  }

  @Test
  void aNodesNameFitsAHostName() {
    Owner longest = new Owner(4_194_304, Long.MAX_VALUE >> 16, "ab12", "zz99");
    assertThat(longest.clusterName(99) + "-control-plane2").hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void aProcessThatRunsIsAlive() {
    assertThat(Owner.current().isKnownDead()).isFalse();
    assertThat(OWNER.isKnownDead("ab12", "zz99", Optional.of(123_456L))).isFalse();
  }

  @Test
  void aPidThatAnotherProcessHasByNowIsDead() {
    assertThat(OWNER.isKnownDead("ab12", "zz99", Optional.of(999_999L))).isTrue();
    assertThat(OWNER.isKnownDead("ab12", "zz99", Optional.empty())).isTrue();
  }

  @Test
  void anOwnerOfAnEarlierBootIsDead() {
    assertThat(OWNER.isKnownDead("ab12", "aa00", Optional.of(123_456L))).isTrue();
  }

  @Test
  void anOwnerOnAnotherHostMayBeAlive() {
    assertThat(OWNER.isKnownDead("cd34", "zz99", Optional.empty())).isFalse();
  }

  @Test
  void hostAndBootAreMarked() {
    assertThat(Owner.current().host()).isNotEqualTo("0000").hasSize(4);
    assertThat(Owner.current().boot()).isNotEqualTo("0000").hasSize(4);
  }
}
