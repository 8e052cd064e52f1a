package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.knowledge.BaseCalls;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The syscalls that a profile must allow for low-level runtimes to start the workload, with and
 * without privilege escalation. Pure.
 */
public final class RuntimeCalls {
  private RuntimeCalls() {}

  /**
   * Return all syscalls that these runtimes were observed to make: with them, each starts the
   * workload as it did in the recording. For a runtime without a recording, only those of {@link
   * #needed} are included.
   */
  public static SortedSet<String> seen(List<OciRuntime> runtimes) {
    SortedSet<String> calls = needed(runtimes);
    runtimes.forEach(runtime -> BaseCalls.of(runtime).ifPresent(calls::addAll));
    return calls;
  }

  /**
   * Return the minimal syscalls without which these runtimes do not start the workload. A runtime
   * that was not measured adds none of its own.
   */
  public static SortedSet<String> needed(List<OciRuntime> runtimes) {
    TreeSet<String> calls = atAnyMoment(runtimes);
    for (OciRuntime runtime : runtimes) {
      for (boolean noNewPrivileges : List.of(true, false)) {
        RuntimeNeeds.measured()
            .of(runtime, noNewPrivileges)
            .ifPresent(
                needs -> {
                  calls.addAll(needs.calls());
                  needs.oneOf().forEach(group -> calls.add(group.get(0)));
                });
      }
    }
    return calls;
  }

  /**
   * Return the syscalls that a minimized profile keeps: for the runtime on which it is tested the
   * minimal set, because the test proves more; for other, untested runtimes all that they were
   * observed to make. A runtime that is denied a syscall it does not strictly need may fall back to
   * one that was never observed.
   *
   * @param here the runtime on which the profile is tested
   * @param others the other runtimes that are to start the workload
   */
  public static SortedSet<String> kept(OciRuntime here, List<OciRuntime> others) {
    SortedSet<String> calls = needed(List.of(here));
    calls.addAll(seen(others));
    return calls;
  }

  private static TreeSet<String> atAnyMoment(List<OciRuntime> runtimes) {
    return runtimes.stream().anyMatch(runtime -> runtime.kind() == OciRuntime.Kind.RUNC)
        ? new TreeSet<>(RuntimeNeeds.atAnyMoment())
        : new TreeSet<>();
  }

  /**
   * Return the measured runtimes of these lines.
   *
   * @param option the name of the option to show in the message
   * @param lines for example {@code 1.4}, {@code runc 1.2}, or {@code crun}
   * @throws BadInputException if one was not measured; the message lists the measured runtimes
   */
  public static List<OciRuntime> runtimes(String option, List<String> lines) {
    List<OciRuntime> runtimes = new ArrayList<>();
    for (String line : lines) {
      String word = line.strip();
      String wanted = word.matches("\\d.*") ? "runc " + word : word;
      List<OciRuntime> found = RuntimeNeeds.measured().runtimes(wanted);
      if (found.isEmpty()) {
        throw new BadInputException(
            option + " '" + word + "'",
            "was not measured",
            "choose one of "
                + RuntimeNeeds.measured().runtimes().stream()
                    .map(OciRuntime::toString)
                    .collect(Collectors.joining(", ")));
      }
      runtimes.addAll(found);
    }
    return runtimes;
  }
}
