package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeRulesTest {
  private static final Decision RUNNING = new Decision("nginx", Outcome.RUNNING);

  @Test
  void aReadyPodThatNeverRestartedRuns() {
    assertThat(OutcomeRules.settled(Recorded.facts("running"))).contains(RUNNING);
  }

  @Test
  void aReadyPodThatDidRestartRunsUnlessItFailsAgain() {
    PodFacts running = Recorded.facts("running");
    var restarted =
        new PodBuilder(running.pod())
            .editStatus()
            .editFirstContainerStatus()
            .withRestartCount(1)
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(OutcomeRules.settled(new PodFacts(restarted, running.events()))).contains(RUNNING);
    List<PodEvent> backOff = Recorded.facts("crash-loop-of-the-runtime").events();
    assertThat(OutcomeRules.settled(new PodFacts(restarted, backOff))).isEmpty();
  }

  @Test
  void aContainerThatIsBeingCreatedProvesNothing() {
    assertThat(OutcomeRules.settled(Recorded.facts("being-created"))).isEmpty();
  }

  @Test
  void oneRefusedStartProvesNothingYet() {
    assertThat(OutcomeRules.settled(Recorded.facts("first-start-refused"))).isEmpty();
  }

  @Test
  void restartsAFailedTerminationAndABackOffEventAreACrashLoop() {
    Outcome crash =
        OutcomeRules.settled(Recorded.facts("crash-loop-of-the-runtime")).orElseThrow().outcome();
    assertThat(crash.kind()).isEqualTo(OutcomeKind.CRASH_LOOP);
    Cause cause = crash.cause().orElseThrow();
    assertThat(cause.reason()).isEqualTo("StartError");
    assertThat(cause.exitCode()).isEqualTo(128);
    assertThat(cause.message()).contains("cannot start a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error setting cgroup config for procHooks process: unable to freeze",
        "failed to create containerd task: mkdir /run/containerd/io.containerd.runtime.v2.task/k8s.io/x: no space left on device",
        "runc create failed: unable to start container process: error during container init: unable to store init state: %!w(<nil>)",
        "rpc error: code = Unavailable desc = transport is closing",
      })
  void aStartThatTheNodeKeptFromSucceedingProvesNothing(String runc) {
    PodFacts facts = Recorded.facts("crash-loop-of-the-runtime");
    var troubled =
        new PodBuilder(facts.pod())
            .editStatus()
            .editFirstContainerStatus()
            .editLastState()
            .editTerminated()
            .withMessage(runc)
            .endTerminated()
            .endLastState()
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(OutcomeRules.settled(new PodFacts(troubled, facts.events()))).isEmpty();
    var once =
        new PodBuilder(troubled)
            .editSpec()
            .withRestartPolicy("Never")
            .endSpec()
            .editStatus()
            .editFirstContainerStatus()
            .withRestartCount(0)
            .editState()
            .withWaiting(null)
            .withNewTerminated()
            .withExitCode(128)
            .withReason("StartError")
            .withMessage(runc)
            .endTerminated()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(OutcomeRules.settled(new PodFacts(once, facts.events())))
        .hasValueSatisfying(
            it -> assertThat(it.outcome().kind()).isEqualTo(OutcomeKind.INFRASTRUCTURE));
  }

  /** Its events stay, but a run that the node did not keep from starting may last. */
  @Test
  void aPodThatRunsAfterTroubleOfTheNodeRuns() {
    PodFacts running = Recorded.facts("running");
    var restarted =
        new PodBuilder(running.pod())
            .editStatus()
            .editFirstContainerStatus()
            .withRestartCount(2)
            .withNewLastState()
            .withNewTerminated()
            .withExitCode(128)
            .withReason("StartError")
            .withMessage("error setting cgroup config for procHooks process: unable to freeze")
            .endTerminated()
            .endLastState()
            .endContainerStatus()
            .endStatus()
            .build();
    List<PodEvent> backOff = Recorded.facts("crash-loop-of-the-runtime").events();
    assertThat(OutcomeRules.settled(new PodFacts(restarted, backOff))).contains(RUNNING);
  }

  /** A program may log the same words, as a termination message. */
  @Test
  void whatTheProgramItselfSaysIsACrashLoop() {
    PodFacts facts = Recorded.facts("crash-loop-of-the-runtime");
    var full =
        new PodBuilder(facts.pod())
            .editStatus()
            .editFirstContainerStatus()
            .editLastState()
            .editTerminated()
            .withReason("Error")
            .withMessage("cannot write: no space left on device")
            .endTerminated()
            .endLastState()
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(OutcomeRules.settled(new PodFacts(full, facts.events())))
        .hasValueSatisfying(
            it -> assertThat(it.outcome().kind()).isEqualTo(OutcomeKind.CRASH_LOOP));
  }

  @Test
  void aContainerThatContainerdCouldNotCreateInTimeProvesNothing() {
    PodFacts facts = Recorded.facts("being-created");
    var late =
        new PodBuilder(facts.pod())
            .editStatus()
            .editFirstContainerStatus()
            .withNewState()
            .withNewWaiting()
            .withReason("CreateContainerError")
            .withMessage("context deadline exceeded")
            .endWaiting()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(OutcomeRules.settled(new PodFacts(late, facts.events()))).isEmpty();
  }

  @Test
  void withoutABackOffItIsNotProved() {
    PodFacts facts = Recorded.facts("crash-loop-of-the-runtime");
    var between =
        new PodBuilder(facts.pod())
            .editStatus()
            .editFirstContainerStatus()
            .editState()
            .editWaiting()
            .withReason("RunContainerError")
            .endWaiting()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(OutcomeRules.settled(new PodFacts(between, List.of()))).isEmpty();
    assertThat(OutcomeRules.settled(new PodFacts(facts.pod(), List.of())))
        .as("the waiting state says so, too")
        .isPresent();
  }

  @Test
  void theLoadersExitCodeIsKept() {
    assertThat(OutcomeRules.settled(Recorded.facts("crash-loop-of-the-loader")))
        .hasValueSatisfying(
            it -> assertThat(it.outcome().cause().orElseThrow().exitCode()).isEqualTo(127));
  }

  @Test
  void aStateIsToldInOneLine() {
    assertThat(Recorded.facts("being-created").state())
        .startsWith("phase Pending, nginx waiting: ContainerCreating")
        .doesNotContain("\n");
  }

  @Test
  void aContainerThatCannotBeCreatedIsRefused() {
    Decision refused = OutcomeRules.settled(waiting("CreateContainerError")).orElseThrow();
    assertThat(refused.container()).isEqualTo("nginx");
    assertThat(refused.outcome().kind()).isEqualTo(OutcomeKind.START_REFUSED);
  }

  @Test
  void anImageThatCannotBePulledSaysNothingOfSeccomp() {
    assertThat(OutcomeRules.settled(waiting("ErrImagePull")).orElseThrow().outcome().kind())
        .isEqualTo(OutcomeKind.INFRASTRUCTURE);
  }

  @ParameterizedTest
  @CsvSource({
    "DeadlineExceeded, FAILED",
    "Evicted, INFRASTRUCTURE",
    "PodFeatureUnsupported, START_REFUSED",
  })
  void aPodThatWasEndedFromOutsideIsToldByItsStatus(String reason, OutcomeKind kind) {
    assertThat(OutcomeRules.settled(endedFromOutside(reason)).orElseThrow().outcome().kind())
        .isEqualTo(kind);
  }

  @Test
  void aPodThatSucceededIsCompleted() {
    PodFacts running = Recorded.facts("running");
    var succeeded =
        new PodBuilder(running.pod()).editStatus().withPhase("Succeeded").endStatus().build();
    assertThat(OutcomeRules.settled(new PodFacts(succeeded, running.events())))
        .contains(new Decision("nginx", Outcome.COMPLETED));
  }

  @Test
  void aPodWithoutAnOutcomeWaitsOnTheContainerThatIsNotReady() {
    assertThat(OutcomeRules.pending(Recorded.facts("being-created")).name()).isEqualTo("nginx");
    assertThat(OutcomeRules.pending(Recorded.facts("init-container-fails")).name())
        .isEqualTo("prepare");
    assertThat(OutcomeRules.pending(Recorded.facts("running")).name()).isEqualTo("nginx");
  }

  private static PodFacts waiting(String reason) {
    PodFacts created = Recorded.facts("being-created");
    return new PodFacts(
        new PodBuilder(created.pod())
            .editStatus()
            .editFirstContainerStatus()
            .editState()
            .editWaiting()
            .withReason(reason)
            .withMessage("no such file or directory")
            .endWaiting()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build(),
        created.events());
  }

  private static PodFacts endedFromOutside(String reason) {
    PodFacts running = Recorded.facts("running");
    return new PodFacts(
        new PodBuilder(running.pod())
            .editStatus()
            .withPhase("Failed")
            .withReason(reason)
            .withMessage("ended")
            .endStatus()
            .build(),
        running.events());
  }
}
