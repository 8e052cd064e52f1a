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
  /** The default idle time, as options and parameters have it. */
  public static final String IDLE = "30m";
}
