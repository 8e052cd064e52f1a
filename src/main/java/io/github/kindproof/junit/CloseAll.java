package io.github.kindproof.junit;

import io.github.kindproof.workload.Workload;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The closing of all workloads, even after one that cannot be closed. */
final class CloseAll {
  private CloseAll() {}

  static void of(Collection<Workload> workloads, String by) {
    RuntimeException first = null;
    for (Workload workload : workloads) {
      try {
        workload.close(by);
      } catch (RuntimeException e) {
        first = with(first, e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static RuntimeException with(@Nullable RuntimeException first, RuntimeException other) {
    if (first == null) {
      return other;
    }
    first.addSuppressed(other);
    return first;
  }
}
