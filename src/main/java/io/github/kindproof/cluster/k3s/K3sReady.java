package io.github.kindproof.cluster.k3s;

import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.workload.Cause;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * A wait for K3s' ready message that ends as soon as K3s exits. Testcontainers' own wait would last
 * for its whole limit, and would not say why.
 */
final class K3sReady extends AbstractWaitStrategy {
  private static final String READY = "Node controller sync successful";
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private volatile Optional<Cause> cause = Optional.empty();
  private volatile boolean ended;

  K3sReady(Duration limit) {
    withStartupTimeout(limit);
  }

  /** Return why it was not ready, if it was not. */
  Optional<Cause> cause() {
    return cause;
  }

  /** Return whether it had exited, as opposed to being late. */
  boolean ended() {
    return ended;
  }

  @Override
  protected void waitUntilReady() {
    Waited<State> waited =
        new Wait("k3s to be ready", startupTimeout, INTERVAL)
            .looking(this::look)
            .failFast("it has exited", State::ended)
            .until(State::ready);
    if (waited.met()) {
      return;
    }
    State last = waited.last();
    String container = waitStrategyTarget.getContainerId().substring(0, 12);
    Cause why =
        last.ended()
            ? K3sDiagnosis.ofEnd(waitStrategyTarget.getLogs(), container)
            : Cause.of("k3s is not ready", waited.why(), "log of container " + container);
    cause = Optional.of(why);
    ended = last.ended();
    throw new ContainerLaunchException("k3s did not start: " + why);
  }

  private State look() {
    boolean ended = !waitStrategyTarget.isRunning();
    return new State(waitStrategyTarget.getLogs().contains(READY), ended);
  }

  private record State(boolean ready, boolean ended) {}
}
