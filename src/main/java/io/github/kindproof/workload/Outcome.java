package io.github.kindproof.workload;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The outcome of a workload, or of the node that was to run it.
 *
 * @param kind its kind
 * @param cause its cause; empty if it runs, completed or is undecided
 * @param killedAtStart whether its filter killed the runtime before the container's own program
 *     began
 */
public record Outcome(OutcomeKind kind, Optional<Cause> cause, boolean killedAtStart) {
  /** The outcome of a running workload. */
  public static final Outcome RUNNING = new Outcome(OutcomeKind.RUNNING);

  /** The outcome of a workload that ended successfully. */
  public static final Outcome COMPLETED = new Outcome(OutcomeKind.COMPLETED);

  /** The outcome of a container when another one decided the pod's. */
  static final Outcome UNDECIDED = new Outcome(OutcomeKind.UNDECIDED);

  /**
   * Create an outcome.
   *
   * @throws IllegalArgumentException if an outcome of this kind needs a cause and there is none, or
   *     the other way around
   */
  public Outcome {
    if (kind.isExplained() != cause.isPresent()) {
      throw new IllegalArgumentException(kind + " with the cause " + cause);
    }
  }

  private Outcome(OutcomeKind kind) {
    this(kind, Optional.empty(), false);
  }

  /** Create an outcome with this cause. */
  public static Outcome of(OutcomeKind kind, Cause cause) {
    return new Outcome(kind, Optional.of(cause), false);
  }

  /** Return whether it runs. */
  public boolean isRunning() {
    return kind == OutcomeKind.RUNNING;
  }

  /** Return whether it runs or completed. */
  public boolean isWorking() {
    return kind.isWorking();
  }

  /** Return whether something else failed first, so that it says nothing about seccomp. */
  public boolean isInfrastructure() {
    return kind == OutcomeKind.INFRASTRUCTURE;
  }

  /** Return a copy with its cause completed, if it has one. */
  Outcome completed(UnaryOperator<Cause> completion) {
    return new Outcome(kind, cause.map(completion), killedAtStart);
  }

  /** Return one line with its cause: {@code CrashLoopBackOff: Error (exit code 7)}. */
  @Override
  public String toString() {
    return kind + cause.map(it -> ": " + it).orElse("");
  }
}
