package io.github.kindproof.leastprivilege.mutate;

import java.util.List;

/**
 * A syscall that a profile allows only with some arguments.
 *
 * @param call the name of the syscall
 * @param values the values of the first argument that the workload needs, as named in the kernel's
 *     headers; empty if all are allowed except those that create a namespace
 */
public record NarrowedCall(String call, List<String> values) {
  /** Create an instance with a copy of the values. */
  public NarrowedCall {
    values = List.copyOf(values);
  }

  /** Return a readable form. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? call + " without the flags that make a namespace"
        : call + " with " + String.join(", ", values);
  }
}
