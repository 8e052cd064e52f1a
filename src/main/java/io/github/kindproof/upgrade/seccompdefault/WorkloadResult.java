package io.github.kindproof.upgrade.seccompdefault;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result for one workload.
 *
 * @param workload its name, with kind and namespace
 * @param source the file or the cluster that it was found in
 * @param verdict the verdict
 * @param exercised whether its copies ran an exercise, and not only started
 * @param calls the syscalls that RuntimeDefault would deny
 * @param remarks what the verdict does not cover, one sentence each
 */
public record WorkloadResult(
    String workload,
    String source,
    Verdict verdict,
    boolean exercised,
    List<DeniedCall> calls,
    List<String> remarks) {
  /** Create a result with copies of the lists. */
  public WorkloadResult {
    calls = List.copyOf(calls);
    remarks = List.copyOf(remarks);
  }

  /** Return the same result with more remarks. */
  public WorkloadResult with(List<String> more) {
    return new WorkloadResult(
        workload,
        source,
        verdict,
        exercised,
        calls,
        Stream.concat(remarks.stream(), more.stream()).toList());
  }

  /** Create the result of a workload that was not copied. */
  public static WorkloadResult without(FoundWorkload workload, Verdict verdict) {
    return new WorkloadResult(
        workload.id(), workload.source(), verdict, false, List.of(), List.of());
  }
}
