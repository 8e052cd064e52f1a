package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.ClusterKey;
import io.github.kindproof.upgrade.matrix.RuleFor;
import io.github.kindproof.upgrade.matrix.Shard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a plan has, without running it: for people, for programs, and as a workflow's matrix. */
public final class MatrixList {
  private MatrixList() {}

  /** A line for each cell: its name and what is expected of it. */
  public static String text(MatrixPlan plan) {
    return plan.cells().stream()
        .map(cell -> cell + ": " + expected(plan, cell) + "\n")
        .collect(Collectors.joining());
  }

  /** The cells as JSON, with the keys that results have. */
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
    return JsonText.indented(Map.of("cells", cells)).stripTrailing();
  }

  /**
   * The {@code strategy.matrix} of a GitHub workflow: a job for each shard, with what it needs.
   *
   * @param shards how many there shall be
   */
  public static String github(MatrixPlan plan, int shards) {
    List<Map<String, Object>> jobs = new ArrayList<>();
    for (int number = 1; number <= shards; number++) {
      Shard shard = new Shard(number, shards);
      List<Cell> cells = shard.of(plan.all());
      Map<String, Object> job = new LinkedHashMap<>();
      job.put("shard", shard.toString());
      job.put("number", number);
      job.put("kubernetes", join(cells.stream().map(Cell::kubernetes).toList()));
      job.put("clusters", cells.stream().map(Cell::cluster).distinct().count());
      job.put("cells", cells.size());
      jobs.add(job);
    }
    return JsonText.line(Map.of("include", jobs));
  }

  /** How many shards a workflow gets unless told otherwise: about a dozen clusters each. */
  public static int usualShards(MatrixPlan plan) {
    List<ClusterKey> clusters = plan.all().stream().map(Cell::cluster).distinct().toList();
    return Math.max(1, (clusters.size() + 11) / 12);
  }

  private static String expected(MatrixPlan plan, Cell cell) {
    RuleFor rule = plan.expectations().ruleFor(cell, plan.asked(cell.runtime()));
    if (rule instanceof RuleFor.Found found) {
      return found.rule().expectation() + " (" + found.rule().place() + ")";
    }
    return rule instanceof RuleFor.None
        ? "no rule says what"
        : "by the runtime that its node turns out to have";
  }

  private static String join(List<String> names) {
    return names.stream().distinct().collect(Collectors.joining(", "));
  }
}
