package io.github.kindling.diff;

import io.github.kindling.evidence.Evidence;
import io.github.kindling.probe.ProbeReport;
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
  private final DefaultFilter filterBefore;
  private final DefaultFilter filterAfter;

  FilterRules(
      ProbeReport before,
      ProbeReport after,
      DefaultFilter filterBefore,
      DefaultFilter filterAfter) {
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
        Optional<String> why = unseen(call);
        changes.add(
            change(
                call,
                was,
                is,
                why.orElse("an argument that the probe does not try"),
                why.isEmpty()));
      }
    }
    return changes;
  }

  /** Why the probe cannot see it; empty if it sees the call, only not with these arguments. */
  private Optional<String> unseen(String call) {
    Optional<ProbeAnswer> was = ProbeAnswer.of(before, call);
    Optional<ProbeAnswer> is = ProbeAnswer.of(after, call);
    if (was.isEmpty() || is.isEmpty()) {
      return Optional.of("no call of this machine");
    }
    if (is.get() instanceof ProbeAnswer.Allowed || is.get() instanceof ProbeAnswer.Blocked) {
      return Optional.empty();
    }
    return Optional.of("seen in the filter only: here it is " + is.get().words());
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
