package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.Way;
import io.github.kindproof.workload.probe.PartialDenial;
import io.github.kindproof.workload.probe.ProbeReport;
import io.github.kindproof.workload.probe.WayState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ways by which one side denies a syscall, and those by which it does not.
 *
 * @param words for example {@code denied by 64-bit; open by i386}
 */
record CallWays(Set<Way> denied, Set<Way> open, String words, List<Evidence> evidence) {
  /**
   * Return the ways on one side; empty if its filter does not decide.
   *
   * @param here how the side denies it; null if all ways are alike there
   * @param there the same of the other side, which names the ways in that case
   */
  static Optional<CallWays> of(
      ProbeReport report,
      String call,
      @Nullable PartialDenial here,
      @Nullable PartialDenial there) {
    if (here != null) {
      return Optional.of(
          new CallWays(here.denied(), here.open(), here.ways(), evidence(here.toString())));
    }
    if (there == null) {
      return Optional.empty();
    }
    TreeSet<Way> ways = new TreeSet<>(there.denied());
    ways.addAll(there.open());
    ways.removeIf(way -> report.ways().get(way) != WayState.OPEN);
    return ProbeAnswer.of(report, call)
        .filter(ProbeAnswer::isByFilter)
        .map(answer -> alike(call, ways, answer.kind() == ProbeAnswer.Kind.ALLOWED));
  }

  private static CallWays alike(String call, Set<Way> ways, boolean open) {
    String words = (open ? "open" : "denied") + " by every way";
    return new CallWays(
        open ? Set.of() : ways, open ? ways : Set.of(), words, evidence(call + ": " + words));
  }

  private static List<Evidence> evidence(String text) {
    return List.of(new Evidence("probe", text));
  }

  boolean differsFrom(CallWays other) {
    return !deniedButOpenIn(other).isEmpty() || !other.deniedButOpenIn(this).isEmpty();
  }

  Set<Way> deniedButOpenIn(CallWays other) {
    TreeSet<Way> ways = new TreeSet<>(denied);
    ways.retainAll(other.open);
    return ways;
  }
}
