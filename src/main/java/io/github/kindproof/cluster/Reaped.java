package io.github.kindproof.cluster;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The result of a removal.
 *
 * @param ended the stopped programs, for example {@code kind of a dead run (pid 1234)}
 * @param removed containers, networks and folders
 * @param stays anything that could not be stopped or removed, with the reason
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reaped(List<String> ended, List<String> removed, List<String> stays) {
  public Reaped {
    ended = List.copyOf(ended);
    removed = List.copyOf(removed);
    stays = List.copyOf(stays);
  }

  /** Return whether there was nothing to remove. */
  public boolean isNothing() {
    return ended.isEmpty() && removed.isEmpty() && stays.isEmpty();
  }
}
