package io.github.kindproof.upgrade.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.rollout.traffic.RequestFailure;
import io.github.kindproof.upgrade.rollout.traffic.TrafficReport;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RollOutRulesTest {
  private static final PodState RESIDENT = pod("a/resident", "1", "c1", true);
  private static final PodState WEB = pod("a/web", "2", "c2", false);

  @Test
  void trialsThatRunOrHaveEndedWellAreNotWorse() {
    assertThat(RollOutRules.ofTrials(List.of(trial(Outcome.RUNNING), trial(Outcome.COMPLETED))))
        .isEmpty();
  }

  @Test
  void aPodThatRanAndCrashLoopsNowIsWorseAndTheCauseIsTold() {
    Cause cause = Cause.of("Error", "unshare failed: Operation not permitted", "termination");
    Trial crash =
        new Trial(
            "a/web",
            Outcome.of(OutcomeKind.CRASH_LOOP, cause),
            SeccompMode.DISABLED,
            Optional.empty());
    assertThat(RollOutRules.ofTrials(List.of(trial(Outcome.RUNNING), crash)))
        .hasValueSatisfying(
            it -> {
              assertThat(it.what())
                  .contains("a/web ran before", "CrashLoopBackOff", "unshare failed");
              assertThat(it.byMachine()).isFalse();
            });
  }

  @Test
  void aTrialThatTheMachineFailedIsNoVerdict() {
    Outcome trouble =
        Outcome.of(OutcomeKind.INFRASTRUCTURE, Cause.of("ErrImagePull", "no route", "waiting"));
    assertThat(RollOutRules.ofTrials(List.of(trial(trouble))))
        .hasValueSatisfying(it -> assertThat(it.byMachine()).isTrue());
  }

  @Test
  void onlyRequestsThatFailedMeanwhileCount() {
    RequestFailure old = failure("old");
    RequestFailure fresh = failure("fresh");
    assertThat(RollOutRules.ofRequests(report(old), report(old))).isEmpty();
    assertThat(RollOutRules.ofRequests(report(old), report(old, fresh)))
        .hasValueSatisfying(
            it -> assertThat(it.what()).startsWith("1 request failed").contains("fresh"));
  }

  @Test
  void whatStayedMustStillRun() {
    assertThat(RollOutRules.ofStayed(List.of(RESIDENT, WEB), List.of(RESIDENT), false)).isEmpty();
    assertThat(RollOutRules.ofStayed(List.of(RESIDENT, WEB), List.of(WEB), false))
        .hasValueSatisfying(it -> assertThat(it.what()).contains("a/resident", "no longer runs"));
  }

  @Test
  void aRestartOfWhatStayedIsWorseUnlessTheChangeMayDoThat() {
    PodState restarted = pod("a/resident", "1", "c9", true);
    assertThat(RollOutRules.ofStayed(List.of(RESIDENT), List.of(restarted), true)).isEmpty();
    assertThat(RollOutRules.ofStayed(List.of(RESIDENT), List.of(restarted), false))
        .hasValueSatisfying(it -> assertThat(it.what()).contains("was restarted"));
    assertThat(RollOutRules.stayed(List.of(RESIDENT), List.of(restarted)))
        .singleElement()
        .satisfies(it -> assertThat(it.wasRestarted()).isTrue())
        .hasToString("a/resident: restarted, disabled");
  }

  @Test
  void theNextNodeIsBegunOnlyAfterOneThatIsChanged() {
    NodeState state = new NodeState(new TreeMap<>(), List.of(), new TreeSet<>());
    Regression why = Regression.of("the kubelet refuses");
    Duration took = Duration.ofSeconds(1);
    assertThat(
            RollOutRules.mayGoOn(
                new NodeResult.Changed("n", took, state, state, List.of(), List.of())))
        .isTrue();
    assertThat(
            List.of(
                new NodeResult.RolledBack("n", took, why, state, state, List.of()),
                new NodeResult.LeftAlone("n", took, why),
                new NodeResult.Broken("n", took, why, "not Ready")))
        .noneMatch(RollOutRules::mayGoOn);
  }

  private static Trial trial(Outcome outcome) {
    return new Trial("a/web", outcome, SeccompMode.DISABLED, Optional.of(SeccompMode.FILTERING));
  }

  private static PodState pod(String name, String uid, String id, boolean stays) {
    return new PodState(name, uid, "main", id, SeccompMode.DISABLED, stays);
  }

  private static RequestFailure failure(String what) {
    return new RequestFailure(Instant.EPOCH, "http://10.0.0.1:30080/", what, "drain");
  }

  private static TrafficReport report(RequestFailure... failures) {
    return new TrafficReport(
        100, 10, List.of(failures), failures.length, Duration.ofMillis(2), Duration.ofMillis(9));
  }
}
