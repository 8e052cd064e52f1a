package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each assertion passes on what it is for, and fails on all else with what was seen. */
class PodAssertTest {
  private static final Cause LOADER =
      Cause.of("Error", "cannot stat shared object: Operation not permitted", "previous log")
          .with(new RefusedCalls(List.of("newfstatat"), List.of(), "the loader asks so"));
  private static final Cause NO_FILE =
      Cause.of("CreateContainerError", "no such file or directory", "state");
  private static final Serving WHOLE = new Serving("worker", "http://worker/", 200, 264, true, "");
  private static final Serving CUT =
      new Serving("worker2", "http://worker2/", 200, 9, false, "cut");

  private static final SamplePod RUNNING = SamplePod.of(Outcome.RUNNING);
  private static final SamplePod COMPLETED = SamplePod.of(Outcome.COMPLETED);
  private static final SamplePod CRASHING =
      SamplePod.of(Outcome.of(OutcomeKind.CRASH_LOOP, LOADER));
  private static final SamplePod FAILED = SamplePod.of(Outcome.of(OutcomeKind.FAILED, LOADER));
  private static final SamplePod REFUSED =
      SamplePod.of(Outcome.of(OutcomeKind.START_REFUSED, NO_FILE));
  private static final SamplePod NEVER_READY =
      SamplePod.of(Outcome.of(OutcomeKind.NEVER_READY, NO_FILE));
  private static final SamplePod MACHINE =
      SamplePod.of(Outcome.of(OutcomeKind.INFRASTRUCTURE, LOADER));
  private static final SamplePod UNHEALTHY =
      SamplePod.of(Outcome.of(OutcomeKind.UNHEALTHY, NO_FILE));
  private static final SamplePod UNCREATED =
      SamplePod.of(Outcome.of(OutcomeKind.NOT_CREATED, NO_FILE));
  private static final List<SamplePod> ALL =
      List.of(
          RUNNING,
          COMPLETED,
          CRASHING,
          FAILED,
          REFUSED,
          NEVER_READY,
          UNHEALTHY,
          UNCREATED,
          MACHINE);

  @Test
  void isRunning() {
    passesOnlyFor(List.of(RUNNING), PodAssert::isRunning, "to be Running");
  }

  @Test
  void isCrashLooping() {
    passesOnlyFor(List.of(CRASHING), PodAssert::isCrashLooping, "to be in CrashLoopBackOff");
  }

  @Test
  void isCompleted() {
    passesOnlyFor(List.of(COMPLETED), PodAssert::isCompleted, "to be Completed");
  }

  @Test
  void hasFailed() {
    passesOnlyFor(List.of(FAILED), PodAssert::hasFailed, "to have failed for good");
  }

  @Test
  void isNeverReady() {
    passesOnlyFor(List.of(NEVER_READY), PodAssert::isNeverReady, "to run without becoming Ready");
  }

  @Test
  void isUnhealthy() {
    passesOnlyFor(List.of(UNHEALTHY), PodAssert::isUnhealthy, "to fail its liveness or startup");
  }

  @Test
  void isRefused() {
    passesOnlyFor(List.of(REFUSED), PodAssert::isRefused, "to be refused at creation");
  }

  @Test
  void isNotCreated() {
    passesOnlyFor(List.of(UNCREATED), PodAssert::isNotCreated, "not to be created");
  }

  @Test
  void failedWith() {
    passesOnlyFor(
        List.of(CRASHING, FAILED, MACHINE),
        it -> it.failedWith(Errno.EPERM),
        "to have failed with EPERM\nbut it is Running");
    fails(
        CRASHING,
        it -> it.failedWith(Errno.ENOSYS),
        "with ENOSYS\nbut it is CrashLoopBackOff: Error: cannot stat shared object: Operation not"
            + " permitted [EPERM]");
    fails(
        SamplePod.of(Outcome.of(OutcomeKind.CRASH_LOOP, Cause.of("Error", "", "state").with(7))),
        it -> it.failedWith(Errno.EPERM),
        "but it is CrashLoopBackOff: Error (exit code 7), which names no errno");
  }

  @Test
  void forWantOf() {
    passesOnlyFor(
        List.of(CRASHING, FAILED, MACHINE),
        it -> it.forWantOf("newfstatat"),
        "to have failed because its filter denies newfstatat");
    fails(CRASHING, it -> it.forWantOf("statx"), "to have failed because its filter denies statx");
  }

  @Test
  void withMessage() {
    passes(CRASHING, it -> it.withMessage("cannot stat shared object"));
    passes(CRASHING.saying("nginx: [emerg] bind() failed"), it -> it.withMessage("bind()"));
    fails(CRASHING, it -> it.withMessage("bind()"), "to say 'bind()'");
  }

  @Test
  void hasSeccomp() {
    passes(RUNNING.inMode(2), it -> it.hasSeccomp(SeccompMode.FILTERING));
    passes(RUNNING.inMode(0), it -> it.hasSeccomp(SeccompMode.DISABLED));
    fails(
        RUNNING.inMode(0),
        it -> it.hasSeccomp(SeccompMode.FILTERING),
        "seccomp filtering in each container");
    fails(
        RUNNING.inMode(2),
        it -> it.hasSeccomp(SeccompMode.DISABLED),
        "seccomp disabled in each container");
    fails(
        CRASHING, it -> it.hasSeccomp(SeccompMode.DISABLED), "seccomp disabled in each container");
  }

  @Test
  void namesNoProfile() {
    passes(RUNNING, PodAssert::namesNoProfile);
    fails(
        RUNNING.naming("RuntimeDefault"), PodAssert::namesNoProfile, "to name no seccomp profile");
  }

  @Test
  void servesWholePagesFromNodes() {
    passes(RUNNING.answering(WHOLE), it -> it.servesWholePagesFromNodes(1));
    for (SamplePod pod :
        List.of(RUNNING, RUNNING.answering(WHOLE, CUT), RUNNING.answering(WHOLE, WHOLE))) {
      fails(pod, it -> it.servesWholePagesFromNodes(1), "to serve whole pages from 1 node");
    }
    fails(RUNNING.answering(WHOLE, CUT), it -> it.servesWholePagesFromNodes(2), "9 bytes: cut");
  }

  @Test
  void isOn() {
    passes(RUNNING.on("worker2"), it -> it.isOn("worker2"));
    fails(RUNNING.on("worker2"), it -> it.isOn("worker"), "to be on node worker");
  }

  @Test
  void aFailureSaysWhatWasSeenInstead() {
    fails(
        CRASHING.saying("the last words"), PodAssert::isRunning, "Expecting pod 'nginx' to be Run");
    fails(CRASHING, PodAssert::isRunning, "but it is CrashLoopBackOff: Error: cannot stat");
    fails(CRASHING.saying("the last words"), PodAssert::isRunning, "the last words");
  }

  @Test
  void aFailureHasNoSectionWithoutContent() {
    fails(CRASHING, PodAssert::isRunning, "--- log\nit wrote nothing");
    assertThatThrownBy(() -> assertThat(CRASHING.observed()).isRunning())
        .hasMessageNotContaining("--- events");
  }

  @Test
  void aFailureShowsNothingThatATerminalObeys() {
    assertThatThrownBy(
            () -> assertThat(CRASHING.saying("\u001b]0;mine\u0007\u0000").observed()).isRunning())
        .hasMessageContaining("?]0;mine??")
        .hasMessageNotContainingAny("\u001b", "\u0007", "\u0000");
  }

  private static void passesOnlyFor(
      List<SamplePod> good, Consumer<PodAssert> assertion, String expectation) {
    good.forEach(pod -> passes(pod, assertion));
    ALL.stream().filter(pod -> !good.contains(pod)).forEach(pod -> fails(pod, assertion, ""));
    fails(good.contains(RUNNING) ? CRASHING : RUNNING, assertion, expectation);
  }

  private static void passes(SamplePod pod, Consumer<PodAssert> assertion) {
    assertion.accept(assertThat(pod.observed()));
  }

  private static void fails(SamplePod pod, Consumer<PodAssert> assertion, String message) {
    assertThatThrownBy(() -> assertion.accept(assertThat(pod.observed())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }
}
