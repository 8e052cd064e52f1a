package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.workload.probe.ProbeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The differences between two filters that the probe does not see: syscalls that this kernel does
 * not have, or that a missing capability denies anyway, and arguments that the probe does not try.
 * Pure.
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
   * @param explained syscalls with a change that the probe has seen
   */
  List<Change> compare(Set<String> explained) {
    List<Change> changes = new ArrayList<>();
    if (!filterBefore.otherwise().equals(filterAfter.otherwise())) {
      changes.add(
          change(
              "syscalls that no rule names",
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

  /** Return whether the probe makes it on both sides, and the filter decides. */
  private boolean isMade(String call) {
    return Stream.of(before, after)
        .allMatch(it -> ProbeAnswer.of(it, call).filter(ProbeAnswer::isByFilter).isPresent());
  }

  /**
   * Return the reason why the probe sees no difference. A rule for a syscall that the node's
   * libseccomp does not know is silently left out of the kernel's filter.
   */
  private String unseen(String call) {
    Optional<ProbeAnswer> is = ProbeAnswer.of(after, call);
    if (is.isEmpty()) {
      return "not a syscall on this machine's architecture";
    }
    String words = "visible in the filter only: on this machine it is " + is.get().words();
    return is.get().kind() == ProbeAnswer.Kind.BLOCKED && filterAfter.on(call).startsWith("allowed")
        ? words + ", because the node's libseccomp does not know it"
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
