package io.github.kindproof.internal.io.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wait that is told of changes, by a server that can be made to fail. */
@Timeout(30)
class ChangesTest {
  /** Long beside a tick, so that nobody looks by chance: one looks unasked after 20 of them. */
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final List<Told> told = new ArrayList<>();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile int value;

  private static final class Told implements Changes.Following {
    final Runnable changed;
    volatile boolean alive = true;
    volatile boolean closed;

    Told(Runnable changed) {
      this.changed = changed;
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public void close() {
      closed = true;
      alive = false;
    }
  }

  private Changes.Following follow(Runnable changed) {
    Told next = new Told(changed);
    synchronized (told) {
      told.add(next);
    }
    return next;
  }

  private int look() {
    looks.incrementAndGet();
    return value;
  }

  private CompletableFuture<Waited<Integer>> waitingFor(int wanted, Duration limit) {
    return CompletableFuture.supplyAsync(
        () ->
            new Wait("a " + wanted, limit, INTERVAL)
                .wokenBy(this::follow)
                .until(this::look, it -> it == wanted));
  }

  /** Until it has looked so often; a test of its own would wait for a wait. */
  private void awaitLooks(int count) {
    new Wait("look " + count, Duration.ofSeconds(20), Duration.ofMillis(2))
        .until(looks::get, it -> it >= count);
  }

  @AfterEach
  void nothingIsFollowedAnyMore() {
    assertThat(told).allMatch(it -> it.closed);
  }

  @Test
  void whatIsThereAtOnceIsNotFollowed() {
    assertThat(waitingFor(0, Duration.ofSeconds(10)).join().met()).isTrue();
    assertThat(told).isEmpty();
    assertThat(looks).hasValue(1);
  }

  @Test
  void aChangeIsLookedAtAndNothingElseIs() {
    CompletableFuture<Waited<Integer>> wait = waitingFor(1, Duration.ofSeconds(20));
    awaitLooks(2);
    value = 1;
    told.get(0).changed.run();
    assertThat(wait.join().met()).isTrue();
    assertThat(looks).hasValue(3);
  }

  @Test
  void withoutAChangeItLooksNowAndThen() {
    Waited<Integer> waited = waitingFor(1, INTERVAL.multipliedBy(30)).join();
    assertThat(waited.met()).isFalse();
    assertThat(looks.get()).as("30 intervals, of which 20 need no look").isBetween(3, 4);
  }

  @Test
  void whatChangedWithoutAWordIsSeenInTheEnd() {
    CompletableFuture<Waited<Integer>> wait = waitingFor(1, Duration.ofSeconds(20));
    awaitLooks(2);
    value = 1; // and nobody tells
    assertThat(wait.join().met()).isTrue();
  }

  @Test
  void whatChangesBeforeItIsFollowedIsSeen() {
    Changes late =
        changed -> {
          value = 1; // after the first look, and told by nobody
          return follow(changed);
        };
    Waited<Integer> waited =
        new Wait("a 1", Duration.ofSeconds(20), INTERVAL)
            .wokenBy(late)
            .until(this::look, it -> it == 1);
    assertThat(waited.met()).isTrue();
    assertThat(looks).as("at first, and once it is followed").hasValue(2);
  }

  @Test
  void oneThatIsLostIsLookedAtEachTimeAndFollowedAgain() {
    CompletableFuture<Waited<Integer>> wait = waitingFor(1, Duration.ofSeconds(20));
    awaitLooks(2);
    told.get(0).alive = false;
    awaitLooks(10); // one at each interval: what happens now is told by nobody
    new Wait("another try", Duration.ofSeconds(20), Duration.ofMillis(2))
        .until(told::size, it -> it == 2);
    int soFar = looks.get();
    value = 1;
    told.get(1).changed.run();
    assertThat(wait.join().met()).isTrue();
    assertThat(looks.get()).isLessThanOrEqualTo(soFar + 2);
    assertThat(told.get(0).closed).isTrue();
  }

  @Test
  void whatIsSeenIsJudgedAnewThoughNothingChanges() {
    AtomicInteger judged = new AtomicInteger();
    new Wait("a thing that lasts", Duration.ofSeconds(20), INTERVAL)
        .wokenBy(this::follow)
        .until(this::look, it -> judged.incrementAndGet() == 8);
    assertThat(looks).hasValue(2);
  }
}
