package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.seccomp.Architecture;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A syscall that a container made and that RuntimeDefault would have denied.
 *
 * @param container the name of the container
 * @param name the name of the syscall
 * @param architecture the architecture of its number
 * @param answer what RuntimeDefault answers: {@code EPERM}, {@code ENOSYS}, …
 * @param arguments arguments with which it is denied, if it depends on them; otherwise empty
 * @param times how often it was made
 * @param first how long after the start of the container it was made first
 * @param phases the phases in which it was made
 * @param processes the names of the processes that made it
 */
public record DeniedCall(
    String container,
    String name,
    Architecture architecture,
    String answer,
    String arguments,
    int times,
    Duration first,
    SortedSet<Phase> phases,
    SortedSet<String> processes) {
  /** Create a call with sorted copies of the sets. */
  public DeniedCall {
    phases = Collections.unmodifiableSortedSet(new TreeSet<>(phases));
    processes = Collections.unmodifiableSortedSet(new TreeSet<>(processes));
  }

  /**
   * Return whether the answer is ENOSYS, after which programs usually go on without the syscall.
   */
  public boolean isUnknownToPrograms() {
    return answer.equals("ENOSYS");
  }

  /** Merge it with a later call of the same syscall. */
  DeniedCall and(DeniedCall later) {
    TreeSet<Phase> allPhases = new TreeSet<>(phases);
    allPhases.addAll(later.phases);
    TreeSet<String> allProcesses = new TreeSet<>(processes);
    allProcesses.addAll(later.processes);
    return new DeniedCall(
        container,
        name,
        architecture,
        answer,
        arguments,
        times + later.times,
        first,
        allPhases,
        allProcesses);
  }
}
