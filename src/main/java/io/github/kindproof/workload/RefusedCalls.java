package io.github.kindproof.workload;

import java.util.List;
import java.util.stream.Stream;

/**
 * The syscalls that a container's filter denies and that explain why the container failed.
 *
 * @param named the syscalls that the message names or implies; denying them caused this failure
 * @param needed the syscalls that its runtime is also known to need: without them it fails next, or
 *     likely failed this time if the message names none
 * @param why the proof, in one line without a period
 */
public record RefusedCalls(List<String> named, List<String> needed, String why) {
  /** Create them, with both lists sorted. */
  public RefusedCalls {
    named = named.stream().sorted().toList();
    needed = needed.stream().sorted().toList();
  }

  /** Return a copy with a further sentence that proves it. */
  RefusedCalls addingWhy(String more) {
    return new RefusedCalls(named, needed, why + "; " + more);
  }

  /** Return the names of all of them, sorted. */
  public List<String> names() {
    return Stream.concat(named.stream(), needed.stream()).sorted().toList();
  }

  /** Return whether the message names any; else the runtime's known needs only make it likely. */
  public boolean certain() {
    return !named.isEmpty();
  }

  /** Return a description, for example {@code its filter denies statx (…)}. */
  @Override
  public String toString() {
    return "%sits filter denies %s (%s)"
        .formatted(certain() ? "" : "likely because ", String.join(", ", names()), why);
  }
}
