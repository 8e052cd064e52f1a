package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.catalog.ObservedRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The results for all workloads.
 *
 * @param where the files or the cluster that the workloads were found in
 * @param node the node that ran the copies; empty if no copy ran
 * @param workloads the results, the most urgent first
 * @param notLookedAt what may contain or create other workloads
 * @param otherObjects how many objects of each other kind were found, which create no pods
 * @param blockedExploits the number of published exploits that RuntimeDefault blocks there
 * @param began when the run began
 * @param took how long it took
 */
public record WouldBreakResult(
    String where,
    Optional<CopyNode> node,
    List<WorkloadResult> workloads,
    List<NotLookedAt> notLookedAt,
    SortedMap<String, Integer> otherObjects,
    int blockedExploits,
    Instant began,
    Duration took) {
  private static final List<Class<? extends Verdict>> ORDER =
      List.of(
          Verdict.Breaks.class,
          Verdict.NotObserved.class,
          Verdict.Undecided.class,
          Verdict.NotLookedAt.class,
          Verdict.Survives.class,
          Verdict.NothingDenied.class,
          Verdict.NotAffected.class);

  /** Create a result with sorted copies of the lists. */
  public WouldBreakResult {
    workloads =
        workloads.stream()
            .sorted(
                Comparator.<WorkloadResult>comparingInt(
                        each -> ORDER.indexOf(each.verdict().getClass()))
                    .thenComparing(WorkloadResult::workload))
            .toList();
    notLookedAt = List.copyOf(notLookedAt);
  }

  /**
   * The node that ran the copies.
   *
   * @param kubernetes its Kubernetes version
   * @param runtime its container runtime
   * @param kernel its kernel release
   * @param closed whether the copies had no way out of the cluster
   */
  public record CopyNode(
      String kubernetes, ObservedRuntime runtime, String kernel, boolean closed) {}

  /** Return the results with this verdict. */
  public List<WorkloadResult> with(Class<? extends Verdict> verdict) {
    return workloads.stream().filter(each -> verdict.isInstance(each.verdict())).toList();
  }

  /** Return whether nothing was found out, although there was something to look at. */
  public boolean isBlind() {
    int blind = with(Verdict.NotLookedAt.class).size() + with(Verdict.NotObserved.class).size();
    return blind == workloads.size() && blind + notLookedAt.size() > 0;
  }

  /** Return whether no workload would break. */
  public boolean isGood() {
    return with(Verdict.Breaks.class).isEmpty();
  }
}
