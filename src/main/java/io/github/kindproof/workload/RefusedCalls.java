package io.github.kindproof.workload;

import java.util.List;
import java.util.stream.Stream;

/**
 * Calls that a container's filter refuses and that explain why it failed.
 *
 * @param named those that the message names or stands for: for want of them it failed this time
 * @param needed those that its runtime is known to need too: for want of them it fails next, or,
 *     where the message names none, likely failed this time
 * @param why what proves it, in one line without a full stop
 */
public record RefusedCalls(List<String> named, List<String> needed, String why) {
  public RefusedCalls {
    named = named.stream().sorted().toList();
    needed = needed.stream().sorted().toList();
  }

  /** All of them. */
  public List<String> names() {
    return Stream.concat(named.stream(), needed.stream()).sorted().toList();
  }

  /** Whether the message tells; else the runtime's known needs do, which makes it likely. */
  public boolean certain() {
    return !named.isEmpty();
  }

  /** For example {@code its filter refuses statx (…)}. */
  @Override
  public String toString() {
    return (certain() ? "its filter refuses " : "likely since its filter refuses ")
        + String.join(", ", names())
        + " ("
        + why
        + ")";
  }
}
