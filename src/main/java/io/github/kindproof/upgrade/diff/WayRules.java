package io.github.kindproof.upgrade.diff;

import io.github.kindproof.seccomp.Way;
import io.github.kindproof.workload.probe.PartialDenial;
import io.github.kindproof.workload.probe.ProbeReport;
import io.github.kindproof.workload.probe.WayState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules on ways into the kernel, by which one filter opens or denies more than the other. Pure.
 *
 * <p>No program sets high bits, so nothing breaks if a filter denies them, too.
 */
final class WayRules {
  private static final Set<WayState> BY_FILTER = EnumSet.of(WayState.OPEN, WayState.CLOSED);

  private final ProbeReport before;
  private final ProbeReport after;

  WayRules(ProbeReport before, ProbeReport after) {
    this.before = before;
    this.after = after;
  }

  /**
   * @param explained gets the syscalls with a change
   */
  List<Change> compare(Set<String> explained) {
    List<Change> changes = new ArrayList<>();
    Set<Way> ways = new TreeSet<>(before.ways().keySet());
    ways.retainAll(after.ways().keySet());
    ways.forEach(way -> state(way).ifPresent(changes::add));
    compareCalls(changes, explained);
    return changes;
  }

  private void compareCalls(List<Change> changes, Set<String> explained) {
    Map<String, PartialDenial> was = byCall(before);
    Map<String, PartialDenial> is = byCall(after);
    Set<String> calls = new TreeSet<>(was.keySet());
    calls.addAll(is.keySet());
    for (String call : calls) {
      Optional<CallWays> from = CallWays.of(before, call, was.get(call), is.get(call));
      Optional<CallWays> to = CallWays.of(after, call, is.get(call), was.get(call));
      if (from.isPresent() && to.isPresent() && from.get().differsFrom(to.get())) {
        explained.add(ProbeAnswer.call(call));
        changes.add(change(call, from.get(), to.get()));
      }
    }
  }

  private Optional<Change> state(Way way) {
    WayState was = Objects.requireNonNull(before.ways().get(way));
    WayState is = Objects.requireNonNull(after.ways().get(way));
    boolean byFilter = BY_FILTER.contains(was) && BY_FILTER.contains(is);
    return was == is
        ? Optional.empty()
        : Optional.of(
            new Change(
                byFilter ? ChangeKind.RUNTIME_DEFAULT : ChangeKind.DIFFERS,
                Side.RUNTIME_DEFAULT + " / every syscall by " + way.word(),
                was.words(),
                is.words(),
                byFilter ? "" : "not due to the filter",
                byFilter,
                List.of(),
                List.of()));
  }

  private static Change change(String call, CallWays from, CallWays to) {
    Set<Way> opened = from.deniedButOpenIn(to);
    Set<Way> closed = to.deniedButOpenIn(from);
    boolean onlyHighBits = opened.isEmpty() && closed.equals(EnumSet.of(Way.HIGH_BITS));
    forgetToldByRow(opened);
    forgetToldByRow(closed);
    closed.remove(Way.HIGH_BITS);
    return new Change(
        onlyHighBits ? ChangeKind.BETTER : ChangeKind.RUNTIME_DEFAULT,
        Side.RUNTIME_DEFAULT + " / ways to " + call,
        from.words(),
        to.words(),
        onlyHighBits ? "high bits no longer get around the filter" : because(opened, closed),
        !opened.isEmpty() || !closed.isEmpty(),
        from.evidence(),
        to.evidence());
  }

  /** If 64-bit programs are affected, the row of the syscall tells so. */
  private static void forgetToldByRow(Set<Way> ways) {
    if (ways.contains(Way.SIXTY_FOUR_BIT)) {
      ways.clear();
    }
  }

  private static String because(Set<Way> opened, Set<Way> closed) {
    if (!opened.isEmpty()) {
      return "programs can now make it by " + PartialDenial.words(opened);
    }
    return closed.isEmpty()
        ? PartialDenial.TITLE
        : "programs can no longer make it by " + PartialDenial.words(closed);
  }

  private static Map<String, PartialDenial> byCall(ProbeReport report) {
    return report.partialDenials().stream()
        .collect(Collectors.toMap(PartialDenial::call, Function.identity()));
  }
}
