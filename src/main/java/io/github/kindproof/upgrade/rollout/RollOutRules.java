package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.upgrade.rollout.traffic.TrafficReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules on regressions, after which a node is rolled back and the rollout stops. Pure. */
final class RollOutRules {
  private RollOutRules() {}

  /** Find a copy of a pod that ran before and is not running on the changed node. */
  static Optional<Regression> ofTrials(List<Trial> trials) {
    return trials.stream()
        .filter(trial -> !trial.outcome().isWorking())
        .findFirst()
        .map(
            trial ->
                new Regression(
                    trial.of() + " ran before; a new pod of it: " + trial.outcome(),
                    trial.outcome().isInfrastructure()));
  }

  /** Find requests that failed since an earlier report. */
  static Optional<Regression> ofRequests(TrafficReport before, TrafficReport now) {
    long failed = now.failed() - before.failed();
    if (failed <= 0) {
      return Optional.empty();
    }
    String first =
        now.failures().stream()
            .skip(before.failures().size())
            .findFirst()
            .map(it -> "; the first: " + it)
            .orElse("");
    return Optional.of(Regression.of(Count.of(failed, "request") + " failed" + first));
  }

  /** Pair the containers that a drain leaves and that still run. */
  static List<ResidentContainer> stayed(List<PodState> before, List<PodState> after) {
    List<ResidentContainer> stayed = new ArrayList<>();
    for (PodState old : before) {
      if (old.stays()) {
        after.stream()
            .filter(old::isSameAs)
            .findFirst()
            .ifPresent(now -> stayed.add(new ResidentContainer(old, now)));
      }
    }
    return stayed;
  }

  /**
   * Find a container that was to stay and no longer runs, or was restarted without need.
   *
   * @param mayRestart whether the change may restart running containers
   */
  static Optional<Regression> ofStayed(
      List<PodState> before, List<PodState> after, boolean mayRestart) {
    List<ResidentContainer> stayed = stayed(before, after);
    Optional<PodState> gone =
        before.stream()
            .filter(PodState::stays)
            .filter(old -> stayed.stream().noneMatch(it -> it.before().equals(old)))
            .findFirst();
    if (gone.isPresent()) {
      return Optional.of(Regression.of(gone.get().pod() + " was not drained, but no longer runs"));
    }
    return stayed.stream()
        .filter(it -> it.wasRestarted() && !mayRestart)
        .findFirst()
        .map(it -> Regression.of(it.before().pod() + " was not drained, but was restarted"));
  }

  static boolean mayGoOn(NodeResult result) {
    return result instanceof NodeResult.Changed;
  }
}
