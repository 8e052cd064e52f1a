package io.github.kindling.record;

import io.github.kindling.failure.BadInput;
import io.github.kindling.runtime.OciRuntime;
import io.github.kindling.runtime.RuntimeNeeds;
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

  /** Of these runtimes; of one that was not measured nothing is known. */
  public static SortedSet<String> of(List<OciRuntime> runtimes) {
    TreeSet<String> calls = new TreeSet<>();
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
      if (runtime.kind() == OciRuntime.Kind.RUNC) {
        calls.addAll(RuntimeNeeds.atAnyMoment());
      }
    }
    return calls;
  }

  /**
   * The measured runtimes of these lines.
   *
   * @param lines for example {@code 1.4}, {@code runc 1.2} or {@code crun}
   * @throws BadInput naming those there are, if one was not measured
   */
  public static List<OciRuntime> runtimes(String option, List<String> lines) {
    List<OciRuntime> runtimes = new ArrayList<>();
    for (String line : lines) {
      String wanted = Character.isDigit(line.charAt(0)) ? "runc " + line : line;
      List<OciRuntime> found = RuntimeNeeds.measured().runtimes(wanted);
      if (found.isEmpty()) {
        throw new BadInput(
            option + " " + line,
            "was not measured",
            "name one of " + RuntimeNeeds.measured().runtimes());
      }
      runtimes.addAll(found);
    }
    return runtimes;
  }
}
