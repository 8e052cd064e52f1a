package io.github.kindling.mutate;

import io.github.kindling.runtime.RuntimeNeeds;
import io.github.kindling.verify.Baseline;
import io.github.kindling.verify.Difference;
import java.util.List;
import java.util.regex.Pattern;

/** What a call is good for, by what was seen without it. Pure. */
final class UseRules {
  private static final Pattern LOADER =
      Pattern.compile(
          "error while loading shared libraries|cannot apply additional memory protection"
              + "|relocation error|Error loading shared library|cannot allocate TLS"
              + "|FATAL: kernel too old|<program name unknown>");
  private static final int NOT_FOUND = 127;

  private UseRules() {}

  static CallFinding of(String call, MutantSeen seen, Baseline baseline) {
    String state = seen.function().state();
    return switch (seen.stage()) {
      case NOT_STARTED -> new CallFinding(call, CallUse.RUNTIME, state);
      case NEVER_READY -> new CallFinding(call, CallUse.HANGS, state);
      case ENDED ->
          LOADER.matcher(seen.function().log()).find()
                  || seen.function().exitCode().filter(code -> code == NOT_FOUND).isPresent()
              ? new CallFinding(call, CallUse.LOADER, state)
              : new CallFinding(call, CallUse.START, state);
      case WORKED -> ofWork(call, baseline.differences(seen.function()));
    };
  }

  private static CallFinding ofWork(String call, List<Difference> differences) {
    if (differences.isEmpty()) {
      return RuntimeNeeds.atAnyMoment().contains(call)
          ? new CallFinding(call, CallUse.BY_CHANCE, "")
          : new CallFinding(call, CallUse.NOT_NEEDED, "");
    }
    Difference first = differences.get(0);
    CallUse use =
        switch (first.kind()) {
          case HANGS -> CallUse.HANGS;
          case STOP -> CallUse.STOP;
          case SLOWER -> CallUse.SLOWER;
          case STATE, EXERCISE, ANSWER, LOG, RESTARTS -> CallUse.SERVE;
        };
    return new CallFinding(call, use, first.words());
  }
}
