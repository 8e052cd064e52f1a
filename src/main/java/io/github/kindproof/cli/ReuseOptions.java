package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Reuse;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the kind clusters of a run stay for the next one. */
final class ReuseOptions {
  @Option(
      names = "--reuse",
      description =
          "Leave the kind clusters running for the next run with this option, and use clusters "
              + "that an earlier run left, if they are as they were after their boot. "
              + "`${ROOT-COMMAND-NAME} clean` removes them.")
  private boolean reuse;

  @Option(
      names = "--reuse-idle",
      paramLabel = "DURATION",
      defaultValue = Reuse.IDLE,
      converter = DurationConverter.OfMinutes.class,
      description =
          "With --reuse: how long an unused cluster runs before it stops. A stopped one is "
              + "started again. Default: ${DEFAULT-VALUE}.")
  private Duration idle = Duration.ZERO;

  /**
   * Return the wish, if there is one.
   *
   * @throws BadInputException if the idle time is not positive
   */
  Optional<Reuse> reuse() {
    if (idle.isZero()) {
      throw new BadInputException("--reuse-idle 0s", "is too short", "give at least 1s");
    }
    return reuse ? Optional.of(new Reuse(idle)) : Optional.empty();
  }

  boolean isOn() {
    return reuse;
  }
}
