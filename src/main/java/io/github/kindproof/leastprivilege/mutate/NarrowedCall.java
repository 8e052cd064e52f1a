package io.github.kindproof.leastprivilege.mutate;

import java.util.List;

/**
 * A call that a profile allows with some arguments alone.
 *
 * @param call its name
 * @param values the first arguments without which the workload does not do its work, in the words
 *     of the kernel's headers; empty where it may have any but those that make a namespace
 */
public record NarrowedCall(String call, List<String> values) {
  public NarrowedCall {
    values = List.copyOf(values);
  }

  /** For people. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? call + " without the flags that make a namespace"
        : call + " with " + String.join(", ", values);
  }
}
