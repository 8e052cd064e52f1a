package io.github.kindproof.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.SamplePod;
import io.github.kindproof.workload.Serving;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each expectation of the tutorial is met by its own observation, and by none of the others. */
class PodExpectationTest {
  private static final Serving WHOLE =
      new Serving("worker", "http://worker:30000/", 200, 264, true, "");
  private static final Serving CUT =
      new Serving("control-plane", "http://control-plane:30000/", 200, 0, false, "264 announced");
  private static final String LOADER =
      "nginx: error while loading shared libraries: libcrypt.so.1: "
          + "cannot stat shared object: Operation not permitted";

  private static final PodObservation SERVING = pod(Outcome.RUNNING, WHOLE, WHOLE);
  private static final PodObservation CUT_OFF = pod(Outcome.RUNNING, WHOLE, CUT);
  private static final PodObservation UNASKED = pod(Outcome.RUNNING);
  private static final PodObservation REFUSED_BY_RUNC =
      pod(
          Outcome.of(
              OutcomeKind.CRASH_LOOP, Cause.of("StartError", "operation not permitted", "state")));
  private static final PodObservation REFUSED_BY_LOADER =
      pod(Outcome.of(OutcomeKind.CRASH_LOOP, Cause.of("Error", LOADER, "log")));
  private static final PodObservation CRASHED =
      pod(
          Outcome.of(
              OutcomeKind.CRASH_LOOP, Cause.of("Error", "no such file or directory", "log")));
  private static final PodObservation NEVER_READY =
      pod(
          Outcome.of(
              OutcomeKind.NEVER_READY, Cause.of("Unready", "operation not permitted", "events")));
  private static final List<PodObservation> ALL =
      List.of(SERVING, CUT_OFF, UNASKED, REFUSED_BY_RUNC, REFUSED_BY_LOADER, CRASHED, NEVER_READY);

  @Test
  void runningIsNotEnoughWithoutTheWholePageFromEveryNode() {
    assertThat(ALL).filteredOn(PodExpectation.runningAndServing()::isMetBy).containsOnly(SERVING);
    assertThat(PodExpectation.runningAndServing().judge(CUT_OFF).seen())
        .startsWith("Running, HTTP 200 with the whole page from 1 of 2 nodes (control-plane: ")
        .contains("264 announced");
  }

  @Test
  void aCrashLoopHasTheErrorNumberThatWasExpected() {
    assertThat(ALL)
        .filteredOn(PodExpectation.crashLoop(Errno.EPERM, "")::isMetBy)
        .containsOnly(REFUSED_BY_RUNC, REFUSED_BY_LOADER);
    assertThat(ALL)
        .filteredOn(PodExpectation.crashLoop(null, "")::isMetBy)
        .containsOnly(REFUSED_BY_RUNC, REFUSED_BY_LOADER, CRASHED);
  }

  @Test
  void aCrashLoopSaysWhatWasExpected() {
    PodExpectation loader =
        PodExpectation.crashLoop(Errno.EPERM, "cannot stat shared object: Operation not permitted");
    assertThat(ALL).filteredOn(loader::isMetBy).containsOnly(REFUSED_BY_LOADER);

    Observed judged = loader.judge(REFUSED_BY_RUNC);
    assertThat(judged.asExpected()).isFalse();
    assertThat(judged.expected()).contains("CrashLoopBackOff because of EPERM, saying 'cannot");
    assertThat(judged.seen()).isEqualTo("CrashLoopBackOff because of EPERM");
    assertThat(judged.cause()).contains("operation not permitted");
  }

  private static PodObservation pod(Outcome outcome, Serving... serving) {
    return SamplePod.of(outcome).answering(serving).observed();
  }
}
