package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.RuleFor;
import io.github.kindproof.upgrade.matrix.Shard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of a plan as text, as JSON, and as a workflow's matrix. */
public final class MatrixList {
  private MatrixList() {}

  /** A line for each cell, with its expectation. */
  public static String text(MatrixPlan plan) {
    return plan.cells().stream()
        .map(cell -> cell + ": " + expected(plan, cell) + "\n")
        .collect(Collectors.joining());
  }

  /** The cells as JSON, with the keys of results. */
  public static String json(MatrixPlan plan) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("kubernetes", cell.kubernetes());
      entry.put("runtime", cell.runtime());
      entry.put("provider", cell.provider());
      entry.put("variant", cell.variant().word());
      entry.put("node", cell.node().word());
      entry.put("profile", cell.profile());
      entry.put("allowPrivilegeEscalation", cell.allowPrivilegeEscalation());
      entry.put("expected", expected(plan, cell));
      cells.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", "kindproof-matrix-list/1");
    document.put("cells", cells);
    return JsonText.indented(document);
  }

  /** The {@code strategy.matrix} of a GitHub workflow, with a job for each shard. */
  public static String github(MatrixPlan plan, int shards) {
    List<Map<String, Object>> jobs = new ArrayList<>();
    for (int number = 1; number <= shards; number++) {
      Shard shard = new Shard(number, shards);
      List<Cell> cells = shard.of(plan.all());
      Map<String, Object> job = new LinkedHashMap<>();
      job.put("shard", shard.toString());
      job.put("number", number);
      job.put(
          "kubernetes",
          cells.stream().map(Cell::kubernetes).distinct().collect(Collectors.joining(", ")));
      job.put("clusters", cells.stream().map(Cell::cluster).distinct().count());
      job.put("cells", cells.size());
      jobs.add(job);
    }
    return JsonText.line(Map.of("include", jobs));
  }

  /** The default number of shards: about a dozen clusters each. */
  public static int usualShards(MatrixPlan plan) {
    return (int) Math.max(1, (plan.all().stream().map(Cell::cluster).distinct().count() + 11) / 12);
  }

  private static String expected(MatrixPlan plan, Cell cell) {
    RuleFor rule = plan.ruleFor(cell);
    if (rule instanceof RuleFor.Found found) {
      return found.rule().expectation() + " (" + found.rule().place() + ")";
    }
    return rule instanceof RuleFor.None
        ? "no rule matches"
        : "depends on the runtime of its node image";
  }
}
