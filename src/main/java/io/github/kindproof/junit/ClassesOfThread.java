package io.github.kindproof.junit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The clusters of the classes whose tests this thread is running. When tests run in parallel, JUnit
 * lends a thread that waits for the tests of its class to other classes. If it waited for capacity
 * there, its own class could not end and release its own: so it does not wait.
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

  /** Return whether the thread is lent by a class that has leased another cluster. */
  static boolean isLentTo(ClusterOfClass cluster) {
    return AROUND.get().stream().anyMatch(it -> it != cluster && it.isLeased());
  }
}
