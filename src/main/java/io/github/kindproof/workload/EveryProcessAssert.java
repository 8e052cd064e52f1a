package io.github.kindproof.workload;

import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An assertion on every process of a pod, or of one of its containers, that was read on the node:
 * init containers that were still running, sidecars, main and ephemeral containers, their children,
 * and the programs that the runtime executes in them for probes, hooks and {@code kubectl exec}. A
 * failure lists all of them.
 *
 * <p>A container that had ended before it could be read is listed as {@code ended; not read}, and
 * nothing is said about it. The runtime itself, which has yet to load the filter of a program, is
 * listed and not judged.
 */
public final class EveryProcessAssert {
  private final OutcomeAssert<?, ?> subject;
  private final String what;
  private final List<ContainerObservation> containers;

  /**
   * @param subject the assertion that fails if a process differs
   * @param what the pod or container, for messages
   */
  EveryProcessAssert(
      OutcomeAssert<?, ?> subject, String what, List<ContainerObservation> containers) {
    this.subject = subject;
    this.what = what;
    this.containers = List.copyOf(containers);
  }

  /**
   * Verify that a filter decides on the syscalls of each process, whatever the specs say.
   *
   * <pre>{@code
   * assertThat(underAudit).everyProcess().hasFilter(); // passes
   * assertThat(withAnUnconfinedSidecar).everyProcess().hasFilter(); // fails and names it
   * }</pre>
   *
   * @throws BadInputException if Kindproof runs no programs on the pod's node
   */
  public EveryProcessAssert hasFilter() {
    return each(
        "to have a filter in every process",
        (container, process) ->
            process.isFiltered()
                ? Optional.empty()
                : Optional.of(
                    "has no filter; its profile is " + ConfinementRules.wanted(container)));
  }

  /**
   * Verify that each process has this seccomp mode.
   *
   * <pre>{@code
   * assertThat(unconfined).everyProcess().hasSeccomp(SeccompMode.DISABLED); // passes
   * assertThat(underAudit).everyProcess().hasSeccomp(SeccompMode.DISABLED); // fails
   * }</pre>
   *
   * @throws BadInputException if Kindproof runs no programs on the pod's node
   */
  public EveryProcessAssert hasSeccomp(SeccompMode mode) {
    return each(
        "to have seccomp " + mode.word() + " in every process",
        (container, process) ->
            process.seccomp().mode() == mode
                ? Optional.empty()
                : Optional.of("has seccomp " + process.seccomp().described()));
  }

  /**
   * Verify that each process has a filter exactly if its spec says so: if the container, or else
   * the pod, names a profile other than {@code Unconfined}. If neither names one, the profile that
   * the runtime received from the node counts. A filter that an unconfined program loads by itself
   * is allowed.
   *
   * <pre>{@code
   * assertThat(underAudit).everyProcess().isConfinedAsItsSpecSays(); // passes
   * assertThat(privilegedAndRuntimeDefault).everyProcess().isConfinedAsItsSpecSays(); // fails
   * }</pre>
   *
   * @throws BadInputException if Kindproof runs no programs on the pod's node
   */
  public EveryProcessAssert isConfinedAsItsSpecSays() {
    return each("to confine every process as its spec says", ConfinementRules::fault);
  }

  private EveryProcessAssert each(
      String expectation,
      BiFunction<ContainerObservation, ContainerProcess, Optional<String>> rule) {
    if (containers.stream()
        .anyMatch(it -> it.processes().unread().equals(ContainerProcesses.UNREADABLE))) {
      throw new BadInputException(
          what,
          "is on a node that Kindproof runs no programs on, so its processes cannot be read",
          "use a kind or K3s cluster that runs on this engine");
    }
    List<String> faults = new ArrayList<>();
    int judged = 0;
    for (ContainerObservation container : containers) {
      List<ContainerProcess> processes =
          container.processes().all().stream()
              .filter(it -> it.origin() != ProcessOrigin.RUNTIME)
              .toList();
      judged += processes.size();
      if (processes.isEmpty() && container.facts().isRunning()) {
        faults.add(container.what() + " runs, and none of its processes was read");
      }
      for (ContainerProcess process : processes) {
        rule.apply(container, process)
            .ifPresent(it -> faults.add("%s: %s %s".formatted(container.what(), process, it)));
      }
    }
    if (judged == 0 && faults.isEmpty()) {
      faults.add("none of its processes was read");
    }
    if (!faults.isEmpty()) {
      subject.fail(
          expectation,
          "of %s, these differ:\n  %s"
              .formatted(
                  judged == 1 ? "1 process" : judged + " processes", String.join("\n  ", faults)));
    }
    return this;
  }
}
