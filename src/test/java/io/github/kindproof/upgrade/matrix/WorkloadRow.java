package io.github.kindproof.upgrade.matrix;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The outcomes of a workload in all environments. Pure.
 *
 * @param escalation {@code yes}, {@code no} or {@code either}
 * @param sights each outcome, with its environments
 */
record WorkloadRow(String profile, String nodes, String escalation, Map<String, String> sights) {

  static WorkloadRow of(Cell cell, Map<String, String> sights) {
    return new WorkloadRow(
        cell.profile(), cell.place(), cell.allowPrivilegeEscalation() ? "yes" : "no", sights);
  }

  /** Join workloads with the same outcomes into one row. */
  static List<WorkloadRow> joined(Collection<WorkloadRow> rows) {
    Collection<WorkloadRow> byEscalation =
        joined(rows, row -> row.with(row.nodes, ""), (a, b) -> a.with(a.nodes, "either"));
    return List.copyOf(
        joined(
            byEscalation,
            row -> row.with("", row.escalation),
            (a, b) -> a.with(a.nodes + ", " + b.nodes, a.escalation)));
  }

  private static Collection<WorkloadRow> joined(
      Collection<WorkloadRow> rows,
      UnaryOperator<WorkloadRow> alike,
      BinaryOperator<WorkloadRow> join) {
    return rows.stream()
        .collect(Collectors.toMap(alike, row -> row, join, LinkedHashMap::new))
        .values();
  }

  private WorkloadRow with(String otherNodes, String otherEscalation) {
    return new WorkloadRow(profile, otherNodes, otherEscalation, sights);
  }
}
