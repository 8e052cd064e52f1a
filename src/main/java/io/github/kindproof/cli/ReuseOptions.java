package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Reuse;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the kind clusters of a run stay for the next one. */
final class ReuseOptions {
  @Option(
      names = "--reuse",
      description =
          "Leave the kind clusters running for the next run with this option, and use clusters "
              + "that an earlier run left, if they are as they were after their boot. `kindproof "
              + "clean` removes them.")
  private boolean reuse;

  @Option(
      names = "--reuse-idle",
      paramLabel = "MINUTES",
      defaultValue = "" + Reuse.IDLE_MINUTES,
      description =
          "With --reuse: how long an unused cluster runs before it stops. A stopped one is "
              + "started again. Default: ${DEFAULT-VALUE}.")
  private int idle = Reuse.IDLE_MINUTES;

  /**
   * Return the wish, if there is one.
   *
   * @throws BadInputException if the idle time is not positive
   */
  Optional<Reuse> reuse() {
    if (idle < 1) {
      throw new BadInputException("--reuse-idle " + idle, "is too short", "give at least 1");
    }
    return reuse ? Optional.of(Reuse.ofMinutes(idle)) : Optional.empty();
  }

  boolean isOn() {
    return reuse;
  }
}
