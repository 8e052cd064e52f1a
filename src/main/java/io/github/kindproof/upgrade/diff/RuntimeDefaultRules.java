package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.workload.probe.ProbeReport;
import io.github.kindproof.workload.probe.ProbeRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules on how RuntimeDefault changed: by the results of the probe on both sides, explained by
 * the filters. A denial by a missing capability is excluded, as the probe compares with the same
 * container without a filter. Pure.
 *
 * <p>A newly blocked syscall may stop a program, a newly allowed one confines it less: both are
 * worse until somebody says that they are intended.
 */
final class RuntimeDefaultRules {
  private final ProbeReport before;
  private final ProbeReport after;
  private final FilterWords filterBefore;
  private final FilterWords filterAfter;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> explained = new HashSet<>();

  private RuntimeDefaultRules(RuntimeDefaultSeen before, RuntimeDefaultSeen after) {
    this.before = before.report();
    this.after = after.report();
    this.filterBefore = FilterWords.of(before.filter());
    this.filterAfter = FilterWords.of(after.filter());
  }

  static List<Change> compare(RuntimeDefaultSeen before, RuntimeDefaultSeen after) {
    RuntimeDefaultRules rules = new RuntimeDefaultRules(before, after);
    rules.compareCapabilities();
    Set<String> rows = new TreeSet<>(rules.before.answers().keySet());
    rows.retainAll(rules.after.answers().keySet());
    rows.stream().filter(row -> !rules.isToldByArguments(row, rows)).forEach(rules::compareRow);
    rules.changes.addAll(new WayRules(rules.before, rules.after).compare(rules.explained));
    rules.changes.addAll(
        new FilterRules(rules.before, rules.after, rules.filterBefore, rules.filterAfter)
            .compare(rules.explained));
    return rules.changes;
  }

  /**
   * Different capabilities explain different answers, which then have nothing to do with a filter.
   */
  private void compareCapabilities() {
    if (!before.capabilities().equals(after.capabilities())) {
      changes.add(
          new Change(
              ChangeKind.RUNTIME_DEFAULT,
              "capabilities of a container",
              before.capabilities(),
              after.capabilities(),
              "the runtime's default differs, which is not due to a filter",
              true,
              List.of(),
              List.of()));
    }
  }

  /** A row without arguments tests arguments that nobody uses; rows with used ones say more. */
  private boolean isToldByArguments(String row, Set<String> rows) {
    return !row.contains("(")
        && rows.stream().anyMatch(other -> other.startsWith(row + "(") && isChanged(other));
  }

  /** Return whether both sides allow the same syscall with arguments that programs give. */
  private boolean isOfOddArguments(String row) {
    return before.answers().keySet().stream()
        .filter(other -> other.startsWith(row + "("))
        .anyMatch(other -> isAllowed(before, other) && isAllowed(after, other));
  }

  private static boolean isAllowed(ProbeReport report, String row) {
    return ProbeAnswer.of(report, row)
        .filter(it -> it.kind() == ProbeAnswer.Kind.ALLOWED)
        .isPresent();
  }

  private boolean isChanged(String row) {
    Optional<ProbeAnswer> was = ProbeAnswer.of(before, row);
    return !was.equals(ProbeAnswer.of(after, row)) && !isChance(row);
  }

  private void compareRow(String row) {
    Optional<ProbeAnswer> was = ProbeAnswer.of(before, row);
    Optional<ProbeAnswer> is = ProbeAnswer.of(after, row);
    if (was.isEmpty() || is.isEmpty() || !isChanged(row)) {
      return;
    }
    explained.add(ProbeAnswer.call(row));
    boolean byFilter = was.get().isByFilter() && is.get().isByFilter();
    boolean matters = byFilter && !isOfOddArguments(row);
    changes.add(
        new Change(
            matters ? ChangeKind.RUNTIME_DEFAULT : ChangeKind.DIFFERS,
            Side.RUNTIME_DEFAULT + " / " + row,
            was.get().words(),
            is.get().words(),
            matters ? because(was.get(), is.get()) : whyNot(byFilter),
            matters && isWorse(was.get(), is.get()),
            evidence(row, before, filterBefore),
            evidence(row, after, filterAfter)));
  }

  /**
   * On a busy machine a syscall may not be answered in time, with or without the filter. And if
   * both filters do the same and both containers got the same answer, only the run without a filter
   * differed.
   */
  private boolean isChance(String row) {
    String was = before.answers().getOrDefault(row, "");
    String is = after.answers().getOrDefault(row, "");
    String call = ProbeAnswer.call(row);
    return was.equals("hangs")
        || is.equals("hangs")
        || (was.equals(is) && filterBefore.on(call).equals(filterAfter.on(call)));
  }

  private static String because(ProbeAnswer was, ProbeAnswer is) {
    if (is.kind() == ProbeAnswer.Kind.ALLOWED) {
      return "programs can now make it";
    }
    if (was.kind() == ProbeAnswer.Kind.ALLOWED) {
      return "programs can no longer make it";
    }
    return "programs fall back on ENOSYS, but give up on EPERM";
  }

  private static String whyNot(boolean byFilter) {
    return byFilter ? "with arguments that no program uses" : "not due to the filter";
  }

  /** After ENOSYS, a program does without the syscall; after EPERM, it may give up. */
  private static boolean isWorse(ProbeAnswer was, ProbeAnswer is) {
    return was.kind() != ProbeAnswer.Kind.BLOCKED || !is.name().equals("ENOSYS");
  }

  private static List<Evidence> evidence(String row, ProbeReport report, FilterWords filter) {
    String call = ProbeAnswer.call(row);
    return List.of(
        new Evidence("probe", ProbeRows.words(row) + " answers " + report.answers().get(row)),
        new Evidence("filter that crictl inspect shows", call + ": " + filter.on(call)));
  }
}
