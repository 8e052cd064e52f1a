package io.github.kindling.cli;

import io.github.kindling.cluster.NodeCount;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.harness.Preparation;
import io.github.kindling.harness.Room;
import io.github.kindling.matrix.run.MatrixPlan;
import io.github.kindling.process.Command;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run of the matrix stands on. */
final class MatrixFacts {
  private MatrixFacts() {}

  /**
   * Sees to it that at least the smallest of its clusters has room.
   *
   * @throws EnvironmentFault with what it needs and what there is
   */
  static void checkRoom(Preparation preparation, MatrixPlan plan) {
    int nodes = plan.cells().stream().mapToInt(cell -> cell.variant().nodeCount()).min().orElse(1);
    Room.ofThisMachine(preparation.tools().engine().docker())
        .lackFor(NodeCount.ofCluster(nodes - 1))
        .ifPresent(
            lack -> {
              throw new EnvironmentFault(lack, "make room, or see `kindling clean`");
            });
  }

  static Map<String, String> of(Preparation preparation) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("engine", preparation.tools().engine().described());
    String kind = preparation.tools().kind().toString();
    facts.put("kind", Command.of(kind, "version").output().strip());
    return facts;
  }
}
