package io.github.kindproof.cli;

import static java.util.stream.Collectors.toSet;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.HostCapacity;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run of the matrix stands on. */
final class MatrixFacts {
  private MatrixFacts() {}

  /**
   * Sees to it that at least the smallest of its clusters has room.
   *
   * @throws EnvironmentException with what it needs and what there is
   */
  static void checkRoom(Preparation preparation, MatrixPlan plan) {
    int nodes = plan.cells().stream().mapToInt(cell -> cell.variant().nodeCount()).min().orElse(1);
    HostCapacity.ofThisMachine(preparation.tools().engine().docker())
        .lackFor(NodeCount.ofCluster(nodes - 1))
        .ifPresent(
            lack -> {
              throw new EnvironmentException(lack, "make room, or see `kindproof clean`");
            });
  }

  /** What all of its clusters are made with. */
  static NeededTools needed(MatrixPlan plan) {
    return new NeededTools(plan.cells().stream().map(Cell::provider).collect(toSet()));
  }

  static Map<String, String> of(Harness harness, MatrixPlan plan) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    NeededTools needed = needed(plan);
    if (needed.engine()) {
      facts.put("engine", harness.tools().engine().described());
    }
    if (needed.kind()) {
      facts.put("kind", RunFacts.version(harness.tools().kind()));
    }
    // The image may be the user's own: whoever reads results has to know.
    for (Cell cell : plan.cells()) {
      if (!cell.provider().equals(ClusterSource.KIND)) {
        facts.computeIfAbsent(cell.provider(), it -> madeOf(cell, harness, plan));
      }
    }
    return facts;
  }

  private static String madeOf(Cell cell, Harness harness, MatrixPlan plan) {
    ClusterSpec spec =
        ClusterSpec.of(ClusterIntent.asItIs(), plan.version(cell)).from(cell.provider());
    return harness.providers().of(spec).madeOf(spec);
  }
}
