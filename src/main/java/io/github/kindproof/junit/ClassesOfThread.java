package io.github.kindproof.junit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The clusters of the classes that this thread is in the middle of. Where tests run side by side, a
 * thread that waits for the tests of its class is lent to other classes by JUnit. If it waited
 * there for room, its own class could not end and give its room back: so it does not wait.
 */
final class ClassesOfThread {
  private static final ThreadLocal<Deque<ClusterOfClass>> AROUND =
      ThreadLocal.withInitial(ArrayDeque::new);

  private ClassesOfThread() {}

  static void enter(ClusterOfClass cluster) {
    AROUND.get().push(cluster);
  }

  static void leave(ClusterOfClass cluster) {
    Deque<ClusterOfClass> around = AROUND.get();
    around.removeFirstOccurrence(cluster);
    if (around.isEmpty()) {
      AROUND.remove();
    }
  }

  /** Whether it is lent by a class that has a cluster other than this one. */
  static boolean isLentTo(ClusterOfClass cluster) {
    return AROUND.get().stream().anyMatch(it -> it != cluster && it.isLeased());
  }
}
