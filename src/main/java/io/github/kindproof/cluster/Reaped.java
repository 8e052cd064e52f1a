package io.github.kindproof.cluster;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What was removed.
 *
 * @param ended the programs that were ended, for example {@code kind of a dead run (pid 1234)}
 * @param removed containers, networks and folders
 * @param stays what could not be ended or removed, and why
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reaped(List<String> ended, List<String> removed, List<String> stays) {
  public Reaped {
    ended = List.copyOf(ended);
    removed = List.copyOf(removed);
    stays = List.copyOf(stays);
  }

  /** Whether there was nothing. */
  public boolean isNothing() {
    return ended.isEmpty() && removed.isEmpty() && stays.isEmpty();
  }
}
