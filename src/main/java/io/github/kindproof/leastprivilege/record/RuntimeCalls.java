package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.knowledge.BaseCalls;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The calls that a profile has to allow for the low-level runtimes that shall start the workload,
 * whether or not it may gain privileges. Pure.
 */
public final class RuntimeCalls {
  private RuntimeCalls() {}

  /**
   * All that these runtimes were seen to call: with them each starts the workload as it did there.
   * Of one that was not recorded just what is {@link #needed}.
   */
  public static SortedSet<String> seen(List<OciRuntime> runtimes) {
    SortedSet<String> calls = needed(runtimes);
    runtimes.forEach(runtime -> BaseCalls.recorded().of(runtime).ifPresent(calls::addAll));
    return calls;
  }

  /**
   * The least without which these runtimes do not start the workload; of one that was not measured
   * nothing is known.
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
   * What a profile keeps that is minimized: of the runtime that it is tried on the least, as more
   * is proved there; of others, where nothing is tried, all that they were seen to call. One that
   * is refused a call which it does not need alone may ask for another that nobody has seen.
   *
   * @param here the runtime that it is tried on
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
   * The measured runtimes of these lines.
   *
   * @param lines for example {@code 1.4}, {@code runc 1.2} or {@code crun}
   * @throws BadInputException naming those there are, if one was not measured
   */
  public static List<OciRuntime> runtimes(String option, List<String> lines) {
    List<OciRuntime> runtimes = new ArrayList<>();
    for (String line : lines) {
      String wanted = Character.isDigit(line.charAt(0)) ? "runc " + line : line;
      List<OciRuntime> found = RuntimeNeeds.measured().runtimes(wanted);
      if (found.isEmpty()) {
        throw new BadInputException(
            option + " " + line,
            "was not measured",
            "name one of " + RuntimeNeeds.measured().runtimes());
      }
      runtimes.addAll(found);
    }
    return runtimes;
  }
}
