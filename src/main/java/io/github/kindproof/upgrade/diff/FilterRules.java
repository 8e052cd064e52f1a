package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.workload.probe.ProbeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two filters do otherwise though the probe sees no difference: calls that this kernel does
 * not have, or that a capability refuses anyway, and arguments that the probe does not try. Pure.
 */
final class FilterRules {
  private final ProbeReport before;
  private final ProbeReport after;
  private final FilterWords filterBefore;
  private final FilterWords filterAfter;

  FilterRules(
      ProbeReport before, ProbeReport after, FilterWords filterBefore, FilterWords filterAfter) {
    this.before = before;
    this.after = after;
    this.filterBefore = filterBefore;
    this.filterAfter = filterAfter;
  }

  /**
   * @param explained calls whose change the probe has seen
   */
  List<Change> compare(Set<String> explained) {
    List<Change> changes = new ArrayList<>();
    if (!filterBefore.otherwise().equals(filterAfter.otherwise())) {
      changes.add(
          change(
              "calls that no rule names",
              filterBefore.otherwise(),
              filterAfter.otherwise(),
              "the filter's default action",
              true));
    }
    Set<String> calls = new TreeSet<>(filterBefore.byCall().keySet());
    calls.addAll(filterAfter.byCall().keySet());
    calls.removeAll(explained);
    for (String call : calls) {
      String was = filterBefore.on(call);
      String is = filterAfter.on(call);
      if (!was.equals(is)) {
        boolean byArgument = isMade(call) && (was + is).contains(FilterWords.IF);
        changes.add(
            change(
                call,
                was,
                is,
                byArgument ? "an argument that the probe does not try" : unseen(call),
                byArgument));
      }
    }
    return changes;
  }

  /** Whether the probe makes it on both sides, and the filter is what decides. */
  private boolean isMade(String call) {
    return isFilters(ProbeAnswer.of(before, call)) && isFilters(ProbeAnswer.of(after, call));
  }

  private static boolean isFilters(Optional<ProbeAnswer> answer) {
    return answer
        .filter(it -> it instanceof ProbeAnswer.Allowed || it instanceof ProbeAnswer.Blocked)
        .isPresent();
  }

  /**
   * Why the probe sees no difference. A rule for a call that the node's libseccomp does not know is
   * left out of the filter that the kernel gets, without a word.
   */
  private String unseen(String call) {
    Optional<ProbeAnswer> is = ProbeAnswer.of(after, call);
    if (is.isEmpty()) {
      return "no call of this machine";
    }
    String words = "seen in the filter only: here it is " + is.get().words();
    return is.get() instanceof ProbeAnswer.Blocked && filterAfter.on(call).startsWith("allowed")
        ? words + ", as the node's libseccomp does not know it"
        : words;
  }

  private static Change change(String what, String was, String is, String because, boolean worse) {
    return new Change(
        worse ? ChangeKind.RUNTIME_DEFAULT : ChangeKind.DIFFERS,
        Side.RUNTIME_DEFAULT + " / " + what,
        was,
        is,
        because,
        worse,
        List.of(new Evidence("filter that crictl inspect shows", what + ": " + was)),
        List.of(new Evidence("filter that crictl inspect shows", what + ": " + is)));
  }
}
