package io.github.kindproof.upgrade.seccompdefault.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.node.ContainerSessions;
import io.github.kindproof.upgrade.seccompdefault.FoundWorkload;
import io.github.kindproof.upgrade.seccompdefault.Inventory;
import io.github.kindproof.upgrade.seccompdefault.PodCopy;
import io.github.kindproof.upgrade.seccompdefault.Verdict;
import io.github.kindproof.upgrade.seccompdefault.WorkloadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Finds out what SeccompDefault would break, with copies of workloads.
 *
 * @param exercises the exercises by the names of workloads, see {@link FoundWorkload#isNamed}
 * @param idle how long to leave each copy alone after its work
 * @param openEgress whether copies may connect to other machines
 * @param atOnce the number of copies to run at the same time
 */
public record WouldBreakRun(
    Map<String, Exercise> exercises, Duration idle, boolean openEgress, int atOnce) {

  /**
   * The workloads to copy, and the results of the others.
   *
   * @param copies the copies to run
   * @param results the results of workloads that are not copied
   */
  public record Plan(List<PodCopy> copies, List<WorkloadResult> results) {
    /** Create a plan with copies of the lists. */
    public Plan {
      copies = List.copyOf(copies);
      results = List.copyOf(results);
    }
  }

  /**
   * Decide what to copy; changes nothing.
   *
   * @throws BadInputException if an exercise is for no workload
   */
  public Plan plan(Inventory inventory) {
    for (String named : exercises.keySet()) {
      if (inventory.workloads().stream().noneMatch(each -> each.isNamed(named))) {
        throw new BadInputException(
            "--exercise " + named,
            "is the name of no workload",
            "choose one of " + inventory.workloads().stream().map(FoundWorkload::id).toList());
      }
    }
    List<PodCopy> copies = new ArrayList<>();
    List<WorkloadResult> results = new ArrayList<>();
    Map<String, FoundWorkload> byId = new HashMap<>();
    for (FoundWorkload workload : inventory.workloads()) {
      FoundWorkload first = byId.putIfAbsent(workload.id(), workload);
      if (first != null) {
        results.add(
            WorkloadResult.without(
                workload,
                new Verdict.NotLookedAt("it has the name of another one, in " + first.source())));
        continue;
      }
      PodCopy.Decision decision = PodCopy.of(workload, inventory.materials());
      if (decision instanceof PodCopy.Decision.Copied copied) {
        copies.add(copied.copy());
      } else if (decision instanceof PodCopy.Decision.NotCopied not) {
        results.add(WorkloadResult.without(workload, new Verdict.NotLookedAt(not.why())));
      } else if (decision instanceof PodCopy.Decision.NotAffected not) {
        results.add(WorkloadResult.without(workload, new Verdict.NotAffected(not.why())));
      }
    }
    return new Plan(copies, results);
  }

  /**
   * Run the copies and judge them. Blocks until the last one has ended.
   *
   * @param cluster a cluster without SeccompDefault, whose nodes programs can be run on
   */
  public List<WorkloadResult> run(Cluster cluster, List<PodCopy> copies, Progress progress) {
    Optional<ClosedEgress> closed =
        openEgress ? Optional.empty() : Optional.of(ClosedEgress.of(cluster));
    try {
      cluster.nodes().forEach(ContainerSessions::begin);
      List<Callable<WorkloadResult>> tasks = new ArrayList<>();
      for (PodCopy copy : copies) {
        tasks.add(() -> new CopyRuns(cluster, copy, plan(copy.workload()), progress).judge());
      }
      return tasks.isEmpty()
          ? List.of()
          : ConcurrentTasks.run(
              Executors.newFixedThreadPool(Math.min(atOnce, tasks.size())),
              tasks,
              "the run of copies",
              "run again");
    } finally {
      closed.ifPresent(ClosedEgress::close);
    }
  }

  private LifePlan plan(FoundWorkload workload) {
    Exercise exercise =
        exercises.entrySet().stream()
            .filter(each -> workload.isNamed(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(Exercise::none);
    return new LifePlan(exercise, Optional.empty(), idle);
  }
}
