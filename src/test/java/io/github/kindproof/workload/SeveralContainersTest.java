package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.Errno;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pods as a real API server of 1.34.11 gave them: which container decides, and by what. */
class SeveralContainersTest {
  @Test
  void theContainerThatFailsDecides() {
    Decision decision = decision("second-container-fails");
    assertThat(decision.container()).isEqualTo("second");
    assertThat(cause(decision).exitCode()).isEqualTo(7);
    assertThat(outcomes("second-container-fails"))
        .containsEntry("first", "Running")
        .containsEntry("second", "CrashLoopBackOff");
  }

  @Test
  void ofTwoThatFailTheFirstOfTheSpecDecides() {
    PodFacts facts = Recorded.facts("both-containers-fail");
    assertThat(facts.pod().getStatus().getContainerStatuses().get(0).getName())
        .as("the kubelet's order")
        .isEqualTo("alpha");
    assertThat(facts.containers())
        .extracting(ContainerFacts::name)
        .containsExactly("zeta", "alpha");
    assertThat(OutcomeRules.settled(facts).orElseThrow().container()).isEqualTo("zeta");
    assertThat(outcomes("both-containers-fail").values()).containsOnly("CrashLoopBackOff");
  }

  @Test
  void anInitContainerThatFailsKeepsTheOthersFromComingToAnything() {
    assertThat(decision("init-container-fails").container()).isEqualTo("prepare");
    assertThat(outcomes("init-container-fails"))
        .containsEntry("prepare", "CrashLoopBackOff")
        .containsEntry("main", "Undecided");
  }

  @Test
  void aSidecarThatFailsDecidesThoughTheMainContainerRuns() {
    PodFacts facts = Recorded.facts("sidecar-fails");
    assertThat(facts.container("proxy").kind()).isEqualTo(ContainerKind.SIDECAR);
    assertThat(decision("sidecar-fails").container()).isEqualTo("proxy");
    assertThat(outcomes("sidecar-fails")).containsEntry("main", "Running");
  }

  @Test
  void aHookThatFailsIsTheCause() {
    PodFacts facts = Recorded.facts("post-start-hook-fails");
    Cause event = cause(OutcomeRules.settled(facts).orElseThrow());
    assertThat(event.reason()).isEqualTo("FailedPostStartHook");
    assertThat(event.message()).isEqualTo("PostStartHook failed");
    String kubelet = "Exec lifecycle hook ([x]) failed - error: hook: Operation not permitted\n";
    Cause seen =
        cause(
            OutcomeRules.settled(new PodFacts(facts.pod(), facts.events(), Map.of("main", kubelet)))
                .orElseThrow());
    assertThat(seen.errno()).isEqualTo(Errno.EPERM);
    assertThat(seen.toString()).doesNotContain("\n");
  }

  @Test
  void whatAHookSaidIsKeptFromOneLookToTheNext() {
    PodFacts now = Recorded.facts("post-start-hook-fails").after(Map.of("main", "before"));
    boolean shown =
        now.container("main").waiting().orElseThrow().getReason().equals("PostStartHookError");
    assertThat(now.hookFailures().get("main"))
        .isEqualTo(shown ? now.container("main").waiting().orElseThrow().getMessage() : "before");
  }

  @Test
  void aContainerThatEndsWellAgainAndAgainIsACrashLoopOfNoErrno() {
    Decision decision = decision("ends-well-again-and-again");
    assertThat(decision.outcome().kind()).isEqualTo(OutcomeKind.CRASH_LOOP);
    ContainerLog log = ContainerLog.parse("2026-11-28T15:26:05Z x: Operation not permitted");
    Outcome completed = CauseRules.complete(decision.outcome(), log, null, null, null);
    Cause cause = completed.cause().orElseThrow();
    assertThat(cause.exitCode()).isZero();
    assertThat(cause.errno()).isNull();
    assertThat(cause.message()).startsWith("it exits with code 0");
  }

  @Test
  void aLivenessProbeThatFailsAsOftenAsItMayIsNotRunning() {
    Decision decision = decision("liveness-probe-fails");
    assertThat(decision.outcome().kind()).isEqualTo(OutcomeKind.UNHEALTHY);
    assertThat(cause(decision).errno()).isEqualTo(Errno.EPERM);
    PodFacts facts = Recorded.facts("liveness-probe-fails");
    ProbeFailures failures = ProbeFailures.of(facts, facts.container("main"));
    assertThat(failures.count()).isEqualTo(3);
    assertThat(failures.period()).hasSeconds(3);
  }

  @Test
  void aPodRunsThoughOneOfItsContainersIsDone() {
    assertThat(decision("one-container-is-done"))
        .isEqualTo(new Decision("server", Outcome.RUNNING));
    assertThat(outcomes("one-container-is-done")).containsEntry("task", "Completed");
  }

  @Test
  void aBackOffOfAnotherContainerProvesNothing() {
    PodFacts facts = Recorded.facts("second-container-fails");
    List<PodEvent> ofFirst =
        facts.events().stream()
            .map(it -> new PodEvent(it.type(), it.reason(), it.message(), it.count(), "first"))
            .toList();
    var pod =
        new PodBuilder(facts.pod())
            .editStatus()
            .editLastContainerStatus()
            .editState()
            .editOrNewWaiting()
            .withReason("RunContainerError")
            .endWaiting()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(OutcomeRules.settled(new PodFacts(pod, ofFirst))).isEmpty();
    assertThat(OutcomeRules.mayStillFail(new PodFacts(pod, ofFirst))).isTrue();
  }

  @Test
  void aContainerThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> Recorded.facts("sidecar-fails").container("third"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("choose one of proxy, main");
  }

  private static Decision decision(String recorded) {
    return OutcomeRules.settled(Recorded.facts(recorded)).orElseThrow();
  }

  private static Cause cause(Decision decision) {
    return decision.outcome().cause().orElseThrow();
  }

  private static Map<String, String> outcomes(String recorded) {
    PodFacts facts = Recorded.facts(recorded);
    return facts.containers().stream()
        .collect(
            Collectors.toMap(
                ContainerFacts::name, it -> OutcomeRules.of(facts, it).kind().toString()));
  }
}
