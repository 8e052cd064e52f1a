package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.workload.OutcomeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules on what two runs of a copy prove. Pure. */
public final class VerdictRules {
  /** Differences that a workload's users do not notice. */
  private static final Set<Difference.Kind> HARMLESS =
      EnumSet.of(Difference.Kind.LOG, Difference.Kind.STOP, Difference.Kind.SLOWER);

  /** Outcomes of a pod whose program never began, for a reason other than a filter's. */
  private static final Set<OutcomeKind> NOT_STARTED =
      EnumSet.of(
          OutcomeKind.INFRASTRUCTURE,
          OutcomeKind.REJECTED,
          OutcomeKind.NOT_CREATED,
          OutcomeKind.UNDECIDED);

  private VerdictRules() {}

  /**
   * Return why a copy did not start at all, whatever its filter is; empty if it did.
   *
   * @param outcome the kind of its outcome
   * @param state what was observed
   */
  public static Optional<String> notStarted(OutcomeKind outcome, String state) {
    return NOT_STARTED.contains(outcome)
        ? Optional.of("its copy did not start: " + state)
        : Optional.empty();
  }

  /**
   * Judge a workload by two runs of its copy.
   *
   * @param logged the run in which denials were logged and not made
   * @param denied the syscalls that were logged
   * @param confined the run under RuntimeDefault
   */
  public static Verdict judge(Behavior logged, DeniedCalls denied, Behavior confined) {
    if (!logged.works()) {
      return new Verdict.Undecided(
          "its copy does not work without a filter either: " + logged.described());
    }
    if (logged.restarts() > 0) {
      return new Verdict.Undecided("its copy restarts without a filter, too");
    }
    List<Difference> differences = new Baseline(List.of(logged)).differences(confined);
    List<Difference> breaking =
        differences.stream().filter(each -> !HARMLESS.contains(each.kind())).toList();
    boolean denies = !denied.calls().isEmpty();
    if (!breaking.isEmpty()) {
      return denies
          ? new Verdict.Breaks(breaking, Optional.empty())
          : new Verdict.Undecided(
              "its copies differ although no syscall was denied: " + breaking.get(0));
    }
    if (denies) {
      return new Verdict.Survives(differences);
    }
    return denied.losses().isEmpty()
        ? new Verdict.NothingDenied()
        : new Verdict.Undecided(String.join("; ", denied.losses()));
  }

  /**
   * Check a break by a run that allows every denied syscall. If the copy breaks there too, the
   * filter is not the reason.
   *
   * @param remedy the profiles of that run, and how it ended; empty if there was none
   */
  public static Verdict confirmed(
      Verdict.Breaks breaks, DeniedCalls denied, Optional<Remedy> remedy) {
    return remedy
        .filter(it -> allowsAll(it, denied))
        .flatMap(Remedy::failure)
        .<Verdict>map(
            failure ->
                new Verdict.Undecided(
                    "its copies also differ where nothing is denied, as if its answers vary: "
                        + failure))
        .orElseGet(() -> new Verdict.Breaks(breaks.differences(), remedy));
  }

  private static boolean allowsAll(Remedy remedy, DeniedCalls denied) {
    return denied.calls().stream()
        .allMatch(
            call ->
                remedy.profiles().stream()
                    .anyMatch(
                        it ->
                            it.container().equals(call.container())
                                && it.added().contains(call.name())));
  }
}
