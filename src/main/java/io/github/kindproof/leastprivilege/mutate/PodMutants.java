package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.WorkloadRunResult;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.NodeProfiles;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The mutants of a profile as pods, as users run them: a sample of them confirms the findings of a
 * {@link Mutator}, in about twenty times the time.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PodMutants {
  /** The reasons that Kubernetes gives if the runtime could not start a container. */
  private static final Set<String> NOT_STARTED =
      Set.of("StartError", "RunContainerError", "CreateContainerError", "ContainerCannotRun");

  private static final String REFUSED = "connection refused";

  /** The pod settled without a filter, and a crash shows within half a minute. */
  private static final Duration SETTLED = Duration.ofSeconds(75);

  private final WorkloadUnderTest workload;
  private final Progress progress;
  private final Baseline baseline;

  private PodMutants(WorkloadUnderTest workload, Progress progress, Baseline baseline) {
    this.workload = workload;
    this.progress = progress;
    this.baseline = baseline;
  }

  /** Open the mutants of a workload, and observe it first without a filter. */
  public static PodMutants open(WorkloadUnderTest workload, Progress progress) {
    Baseline baseline = new Verifier(progress).baseline(workload);
    return new PodMutants(workload.settling(SETTLED), progress, baseline);
  }

  /** Return the use of each of these syscalls of a profile, see {@link Mutator#uses}. */
  public List<CallFinding> uses(
      SeccompProfile profile, Collection<String> calls, Set<String> ofRuntime) {
    List<CallFinding> found = new ArrayList<>();
    try (Progress.Task task = progress.begin("mutants as pods")) {
      for (String call : calls) {
        found.add(UseRules.of(call, live(profile.without(call)), baseline, ofRuntime));
        task.update(found.size() + " of " + calls.size());
      }
      task.done(Count.of(calls.size(), "call"));
    }
    return found;
  }

  private MutantSeen live(SeccompProfile profile) {
    try (NodeProfiles there = NodeProfiles.put(workload.cluster(), profile)) {
      return seen(ProfileOverlay.underProfile(workload, there.localhostProfile()).live());
    }
  }

  private static MutantSeen seen(WorkloadRunResult life) {
    Behavior function = Behavior.of(life);
    if (function.worked()) {
      return new MutantSeen(MutantSeen.Stage.WORKED, function);
    }
    PodObservation observed = life.observed();
    return new MutantSeen(
        stage(observed),
        new Behavior(
            function.state(),
            false,
            List.of(),
            observed.log(),
            function.restarts(),
            observed.cause().map(Cause::exitCode).map(code -> Map.of("", code)).orElse(Map.of()),
            function.took()));
  }

  private static MutantSeen.Stage stage(PodObservation observed) {
    Outcome outcome = observed.outcome();
    if (outcome.kind() == OutcomeKind.NEVER_READY) {
      return outcome.cause().filter(PodMutants::answersWrongly).isPresent()
          ? MutantSeen.Stage.WORKED
          : MutantSeen.Stage.NEVER_READY;
    }
    boolean byRuntime =
        outcome.kind() == OutcomeKind.START_REFUSED
            || outcome.killedAtStart()
            || outcome.cause().map(Cause::reason).filter(NOT_STARTED::contains).isPresent();
    return byRuntime ? MutantSeen.Stage.NOT_STARTED : MutantSeen.Stage.ENDED;
  }

  /**
   * Whether the pod opened its port, as a ready mutant does, but answers the kubelet's probe
   * wrongly.
   */
  private static boolean answersWrongly(Cause cause) {
    return cause.message().contains("probe failed") && !cause.message().contains(REFUSED);
  }
}
