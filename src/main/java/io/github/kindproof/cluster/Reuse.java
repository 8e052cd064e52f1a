package io.github.kindproof.cluster;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * The wish that clusters of a run stay for the next one.
 *
 * @param idle how long an unused cluster runs before it stops itself
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reuse(Duration idle) {
  /** The default idle time, in minutes. */
  public static final int IDLE_MINUTES = 30;

  /** Return the wish with an idle time in minutes. */
  public static Reuse ofMinutes(long minutes) {
    return new Reuse(Duration.ofMinutes(minutes));
  }
}
