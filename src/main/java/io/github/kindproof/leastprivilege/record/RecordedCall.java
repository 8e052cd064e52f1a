package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.seccomp.Architecture;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A syscall that a container was observed to make.
 *
 * @param name the name in libseccomp; {@code syscall_NUMBER} if libseccomp does not know it
 * @param architecture the architecture of the syscall
 * @param phases the phases in which it was made
 * @param processes the names of the processes that made it, at that moment
 * @param first the number of syscalls made before its first, in the run in which it came soonest
 * @param times the total number of times that the syscall was made in all runs
 * @param runs the number of runs in which it was made
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
  /** Create an instance with sorted copies of the sets. */
  public RecordedCall {
    phases = Collections.unmodifiableSortedSet(new TreeSet<>(phases));
    processes = Collections.unmodifiableSortedSet(new TreeSet<>(processes));
  }

  /** The key that tells it from other syscalls, and by which they are sorted. */
  String key() {
    return "%03d %s".formatted(architecture.ordinal(), name);
  }

  /** Return whether a profile can name the syscall. */
  public boolean hasName() {
    return !name.startsWith("syscall_");
  }

  /** Merge the observations of this syscall in two runs, or in two containers. */
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
