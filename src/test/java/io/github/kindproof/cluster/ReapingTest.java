package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReapingTest {
  private final Reaping reaping = new Reaping(2);

  @Test
  void whereNothingIsFoundOneLookWillDo() {
    assertThat(look(look -> {})).isTrue();
    assertThat(reaping.result().removed()).isEmpty();
  }

  @Test
  void whereSomethingWasFoundTwoLooksInARowMustFindNothing() {
    assertThat(look(look -> look.removed("container a", true, ""))).isFalse();
    assertThat(look(look -> {})).isFalse();
    assertThat(look(look -> look.removed("container late", true, ""))).isFalse();
    assertThat(look(look -> {})).isFalse();
    assertThat(look(look -> {})).isTrue();
    assertThat(reaping.result().removed()).containsExactly("container a", "container late");
  }

  @Test
  void aProgramThatWasEndedMayHaveBegunSomething() {
    assertThat(look(look -> look.ended(true, "kind of a dead run (pid 7)", true))).isFalse();
    assertThat(reaping.result().ended()).containsExactly("kind of a dead run (pid 7)");
  }

  @Test
  void aChildThatWasEndedIsNotTold() {
    assertThat(look(look -> look.ended(false, "docker of a dead run (pid 8)", true))).isFalse();
    assertThat(reaping.result().ended()).isEmpty();
  }

  @Test
  void aProgramThatMayNotBeEndedIsWaitedFor() {
    for (int i = 0; i < 9; i++) {
      assertThat(look(look -> look.ended(true, "kind of a dead run (pid 7)", false))).isFalse();
    }
    assertThat(reaping.result().stays())
        .containsExactly("kind of a dead run (pid 7): it cannot be stopped");
    look(look -> {});
    assertThat(look(look -> {})).isTrue();
    assertThat(reaping.result().stays()).isEmpty();
  }

  @Test
  void whatCannotBeRemovedIsToldAndNotWaitedFor() {
    assertThat(look(look -> look.removed("network n", false, "has active endpoints"))).isTrue();
    assertThat(reaping.result().removed()).isEmpty();
    assertThat(reaping.result().stays()).containsExactly("network n: has active endpoints");
  }

  @Test
  void whereNothingWasUnderWayOneLookWillDoWhateverItFinds() {
    Reaping once = new Reaping(0);
    Reaping.Look look = new Reaping.Look();
    look.removed("container a", true, "");
    assertThat(once.look(look)).isTrue();
  }

  private boolean look(Consumer<Reaping.Look> finds) {
    Reaping.Look look = new Reaping.Look();
    finds.accept(look);
    return reaping.look(look);
  }
}
