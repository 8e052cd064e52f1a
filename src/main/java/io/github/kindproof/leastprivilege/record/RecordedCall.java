package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.seccomp.Architecture;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A system call that a container was seen to make.
 *
 * @param name as libseccomp spells it; {@code syscall_NUMBER} for one that it does not know
 * @param architecture whose call it is
 * @param phases when it was made
 * @param processes by whom: the names of processes at that moment
 * @param first how many calls were made before its first, in the run in which it came soonest
 * @param times how often, in all runs
 * @param runs in how many runs
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedCall(
    String name,
    Architecture architecture,
    SortedSet<Phase> phases,
    SortedSet<String> processes,
    long first,
    long times,
    int runs) {
  public RecordedCall {
    phases = Collections.unmodifiableSortedSet(new TreeSet<>(phases));
    processes = Collections.unmodifiableSortedSet(new TreeSet<>(processes));
  }

  /** What makes it another call, and its place among them. */
  String key() {
    return "%03d %s".formatted(architecture.ordinal(), name);
  }

  /** Whether a profile can name it. */
  public boolean hasName() {
    return !name.startsWith("syscall_");
  }

  /** What was seen of it in two runs, or in two containers. */
  RecordedCall with(RecordedCall other) {
    TreeSet<Phase> allPhases = new TreeSet<>(phases);
    allPhases.addAll(other.phases);
    TreeSet<String> allProcesses = new TreeSet<>(processes);
    allProcesses.addAll(other.processes);
    return new RecordedCall(
        name,
        architecture,
        allPhases,
        allProcesses,
        Math.min(first, other.first),
        times + other.times,
        runs + other.runs);
  }
}
