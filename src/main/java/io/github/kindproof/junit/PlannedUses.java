package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.ClusterSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The uses of clusters that remain in a test plan: one for each class and each of its clusters. A
 * cluster is removed after its last use, because an idle cluster takes memory, inotify instances
 * and processor time from the others.
 */
final class PlannedUses {
  private final Set<Use> remaining = new HashSet<>();

  private record Use(Class<?> tests, ClusterSpec spec) {}

  /** Return the only ones of this test run. */
  static PlannedUses of(ExtensionContext context) {
    return Stores.computeIfAbsent(
        context.getRoot(), PlannedUses.class, () -> new PlannedUses(context));
  }

  private PlannedUses(ExtensionContext context) {
    for (Class<?> tests : PlannedClasses.of(context).all()) {
      try {
        ClustersOfClass.bootedFor(context, tests).forEach(it -> remaining.add(new Use(tests, it)));
      } catch (BadInputException | EnvironmentException e) {
        // The class itself reports it.
      }
    }
  }

  /**
   * Note that a class has ended its use of a cluster.
   *
   * @return whether no class of the plan will use the cluster; false if the use was not planned
   */
  synchronized boolean endedLast(Class<?> tests, ClusterSpec spec) {
    return remaining.remove(new Use(tests, spec))
        && remaining.stream().noneMatch(it -> it.spec().equals(spec));
  }
}
