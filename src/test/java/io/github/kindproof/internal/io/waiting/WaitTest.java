package io.github.kindproof.internal.io.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.kindproof.InterruptionException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void looksUntilWhatItSeesIsGood() {
    Iterator<Integer> seen = List.of(1, 2, 3).iterator();
    Waited<Integer> waited =
        new Wait("a three", Duration.ofSeconds(10), SHORT).until(seen::next, it -> it == 3);
    assertThat(waited.met()).isTrue();
    assertThat(waited.last()).isEqualTo(3);
  }

  @Test
  void aLimitThatHasPassedIsAResult() {
    Waited<Integer> waited =
        new Wait("a three", Duration.ofMillis(100), SHORT).until(() -> 1, it -> it == 3);
    assertThat(waited.met()).isFalse();
    assertThat(waited.last()).isEqualTo(1);
  }

  @Test
  void whatALookThrowsEndsTheWaitAsItIs() {
    Iterator<Integer> seen = List.of(1).iterator();
    IllegalArgumentException trouble = new IllegalArgumentException("trouble");
    assertThatThrownBy(
            () ->
                new Wait("a three", Duration.ofSeconds(10), SHORT)
                    .until(
                        () -> {
                          if (seen.hasNext()) {
                            return seen.next();
                          }
                          throw trouble;
                        },
                        it -> false))
        .isSameAs(trouble);
  }

  @Test
  void aLookThatHangsIsNotWaitedForLongerThanTheLimit() {
    Iterator<Integer> seen = List.of(1).iterator();
    Waited<Integer> waited =
        new Wait("a three", Duration.ofMillis(200), SHORT)
            .until(() -> seen.hasNext() ? seen.next() : hang(), it -> it == 3);
    assertThat(waited.met()).isFalse();
    assertThat(waited.last()).isEqualTo(1);
  }

  private static int hang() {
    return new CompletableFuture<Integer>().join();
  }

  @Test
  void oneThatIsInterruptedIsNoResultAndSaysForWhatItWaited() throws Exception {
    CompletableFuture<Void> looked = new CompletableFuture<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              thrown.complete(
                  catchThrowable(
                      () ->
                          new Wait("a three", Duration.ofMinutes(5), SHORT)
                              .until(() -> looked.complete(null), it -> false)));
              stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
    waiting.start();
    looked.get();
    waiting.interrupt();
    assertThat(thrown.get())
        .isInstanceOf(InterruptionException.class)
        .hasMessageMatching("the wait for a three was interrupted after \\d+\\.\\d s");
    assertThat(stillInterrupted.get()).isTrue();
  }

  @Test
  void oneWithinAnotherIsNotToldBesideIt() {
    Wait inner = new Wait("a two", Duration.ofMinutes(5), SHORT);
    Wait outer = new Wait("a three", Duration.ofMinutes(5), SHORT);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> outer.until(() -> inner.until(() -> 1, it -> it == 2), it -> false))
        .isInstanceOf(InterruptionException.class)
        .hasMessageMatching("the wait for a three was interrupted after \\d+\\.\\d s")
        .hasNoCause();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aLookThatIsInterruptedInOtherWordsIsOneToo() {
    assertThatThrownBy(
            () ->
                new Wait("a three", Duration.ofMinutes(5), SHORT)
                    .until(
                        () -> {
                          throw new IllegalStateException("no answer", new InterruptedException());
                        },
                        it -> false))
        .isInstanceOf(InterruptionException.class)
        .hasMessageStartingWith("the wait for a three was interrupted after");
  }

  @Test
  void aThreadThatCleansUpIsInterruptedAgainAfterwards() {
    Thread.currentThread().interrupt();
    Uninterrupted.run(() -> assertThat(Thread.currentThread().isInterrupted()).isFalse());
    assertThat(Thread.interrupted()).isTrue();
  }
}
