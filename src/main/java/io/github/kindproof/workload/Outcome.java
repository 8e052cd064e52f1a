package io.github.kindproof.workload;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What became of a workload, or of the node that was to run it.
 *
 * @param kind what it is
 * @param cause why it came to that; empty if it runs, completed or is undecided
 * @param killedAtStart whether its filter killed the runtime, before the container's own program
 *     began
 */
public record Outcome(OutcomeKind kind, Optional<Cause> cause, boolean killedAtStart) {
  /** That of what runs. */
  public static final Outcome RUNNING = new Outcome(OutcomeKind.RUNNING);

  /** That of what has ended well. */
  public static final Outcome COMPLETED = new Outcome(OutcomeKind.COMPLETED);

  /** That of a container for which another one has decided. */
  static final Outcome UNDECIDED = new Outcome(OutcomeKind.UNDECIDED);

  public Outcome {
    if (kind.isExplained() != cause.isPresent()) {
      throw new IllegalArgumentException(kind + " with the cause " + cause);
    }
  }

  private Outcome(OutcomeKind kind) {
    this(kind, Optional.empty(), false);
  }

  /** An outcome that this cause explains. */
  public static Outcome of(OutcomeKind kind, Cause cause) {
    return new Outcome(kind, Optional.of(cause), false);
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return kind == OutcomeKind.RUNNING;
  }

  /** Whether it runs, or ran to a good end. */
  public boolean isWorking() {
    return kind.isWorking();
  }

  /** Whether something else failed first, so that it says nothing about seccomp. */
  public boolean isInfrastructure() {
    return kind == OutcomeKind.INFRASTRUCTURE;
  }

  /** The same with its cause completed, if it has one. */
  Outcome completed(UnaryOperator<Cause> completion) {
    return new Outcome(kind, cause.map(completion), killedAtStart);
  }

  /** In one line with its cause: {@code CrashLoopBackOff: Error (exit code 7)}. */
  @Override
  public String toString() {
    return kind + cause.map(it -> ": " + it).orElse("");
  }
}
