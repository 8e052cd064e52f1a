package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The rules that derive the use of a syscall from a run without it. Pure. */
final class UseRules {
  private static final Pattern LOADER =
      Pattern.compile(
          "error while loading shared libraries|cannot apply additional memory protection"
              + "|relocation error|Error loading shared library|cannot allocate TLS"
              + "|FATAL: kernel too old|<program name unknown>");
  private static final int NOT_FOUND = 127;

  /** How Go reports EPERM, and so runc in its last steps; C libraries use a capital letter. */
  private static final String SAID_BY_GO = ": operation not permitted";

  private static final Pattern DENIED = Pattern.compile("(?i)operation not permitted");

  private UseRules() {}

  /**
   * Return the use of a syscall.
   *
   * @param ofRuntime the syscalls that the runtime is known to need, in any form and at any moment
   */
  static CallFinding of(String call, MutantSeen seen, Baseline baseline, Set<String> ofRuntime) {
    String state = seen.function().state();
    return switch (seen.stage()) {
      case NOT_STARTED -> new CallFinding(call, CallUse.RUNTIME, state);
      case NEVER_READY -> new CallFinding(call, CallUse.HANGS, state);
      case ENDED ->
          ofRuntime.contains(call) && seen.function().log().strip().endsWith(SAID_BY_GO)
              ? new CallFinding(call, CallUse.RUNTIME, state)
              : LOADER.matcher(seen.function().log()).find()
                      || seen.function().exitCodes().containsValue(NOT_FOUND)
                  ? new CallFinding(call, CallUse.LOADER, state)
                  : new CallFinding(call, CallUse.START, state);
      case WORKED -> ofWork(call, baseline.differences(seen.function()), ofRuntime);
    };
  }

  /**
   * Return a finding that one bad moment of the machine cannot cause: it too makes an exercise fail
   * or hang. A denied syscall has the same effect each time, so two of three runs decide.
   *
   * @param found the finding of the first run
   * @param again repeats the run without the syscall
   */
  static CallFinding confirmed(CallFinding found, Supplier<CallFinding> again) {
    if (!mayBeOfMachine(found)) {
      return found;
    }
    CallFinding second = again.get();
    return mayBeOfMachine(second) ? second : again.get();
  }

  private static boolean mayBeOfMachine(CallFinding found) {
    return switch (found.use()) {
      case HANGS, SERVE, STOP -> !DENIED.matcher(found.evidence()).find();
      case RUNTIME, LOADER, START, SLOWER, KEPT, NOT_NEEDED -> false;
    };
  }

  private static CallFinding ofWork(
      String call, List<Difference> differences, Set<String> ofRuntime) {
    if (differences.isEmpty()) {
      return ofRuntime.contains(call)
          ? new CallFinding(call, CallUse.KEPT, "")
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
