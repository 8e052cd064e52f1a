package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.process.StartedWith;
import java.util.List;
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
    assertThat(Owner.ofClusterName("kindproof-demo")).isEmpty();
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

  @Test
  void aProgramTellsItsOwnerByItsEnvironment() {
    assertThat(Owner.of(program(List.of("docker", "ps"), Owner.VARIABLE + "=" + OWNER.token())))
        .contains(OWNER);
    assertThat(Owner.of(program(List.of("docker", "ps"), Owner.VARIABLE + "=me"))).isEmpty();
    assertThat(Owner.of(program(List.of("docker", "ps"), "OTHER=" + OWNER.token()))).isEmpty();
  }

  @Test
  void kindTellsItsOwnerByTheClusterThatItMakesOrDeletes() {
    String name = OWNER.clusterName(1);
    assertThat(Owner.of(program(List.of("/x/kind", "create", "cluster", "--name", name))))
        .contains(OWNER);
    assertThat(Owner.of(program(List.of("/x/kind", "delete", "cluster", "--name", name))))
        .contains(OWNER);
  }

  @Test
  void somebodyElsesKindHasNoOwner() {
    assertThat(Owner.of(program(List.of("/x/kind", "create", "cluster")))).isEmpty();
    assertThat(
            Owner.of(program(List.of("/x/kind", "create", "cluster", "--name", "kindproof-demo"))))
        .isEmpty();
    assertThat(Owner.of(program(List.of("kind", "export", "logs", "--name", OWNER.clusterName(1)))))
        .isEmpty();
  }

  private static StartedWith program(List<String> arguments, String... environment) {
    return new StartedWith(arguments, List.of(environment));
  }
}
