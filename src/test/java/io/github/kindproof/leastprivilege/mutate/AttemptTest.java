package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {
  private static final Duration TOOK = Duration.ofMillis(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runc run failed: container's cgroup is not empty: 3 process(es) found",
        "runc run failed: container with id exists: mutant-1",
        "Failed to remove paths: map[:/sys/fs/cgroup/unified/diagx/a-1 blkio:/sys/fs/cgroup/blkio/a-1]",
        "runc run failed: unable to freeze",
        "runc run failed: unable to start container process: mkdir /sys/fs/cgroup/memory/kindproof: no space left on device",
        "runc run failed: unable to start container process: error during container init: fork/exec /proc/self/exe: resource temporarily unavailable",
      })
  void theMachinesTroubleIsNoNeedOfTheRuntime(String said) {
    assertThat(exited(1, said).trouble()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runc run failed: unable to start container process: error closing exec fds: open /proc/self/fd: function not implemented",
        "runc run failed: unable to start container process: exec: \"/p\": operation not permitted",
      })
  void whatItsFilterRefusesIs(String said) {
    Attempt attempt = exited(1, said);
    assertThat(attempt.trouble()).isEmpty();
    assertThat(attempt.seen().stage()).isEqualTo(MutantSeen.Stage.NOT_STARTED);
    assertThat(attempt.seen().function().state()).isEqualTo("StartError: " + said);
  }

  @Test
  void whatTheScriptCouldNotRemoveIsTrouble() {
    Attempt attempt =
        Attempt.ended(
            new RuntimeRunner.Answer(
                "filtered", 137, "", "", "its control group cannot be removed: busy\n"),
            TOOK);
    assertThat(attempt.trouble()).contains("its control group cannot be removed: busy");
  }

  /** It ended the container itself, which the runtime may tell in any words. */
  @Test
  void whatTheRuntimeSaysOfItsOwnKillingIsNoTrouble() {
    Attempt attempt =
        Attempt.ended(
            new RuntimeRunner.Answer("silent", 137, log("Failed to remove paths: map[]"), "", ""),
            TOOK);
    assertThat(attempt.trouble()).isEmpty();
    assertThat(attempt.seen().stage()).isEqualTo(MutantSeen.Stage.NEVER_READY);
  }

  @Test
  void aRuntimeThatItsFilterKillsHasNotStartedTheContainer() {
    MutantSeen seen =
        Attempt.ended(new RuntimeRunner.Answer("filtered", 137, "", "", ""), TOOK).seen();
    assertThat(seen.stage()).isEqualTo(MutantSeen.Stage.NOT_STARTED);
    assertThat(seen.function().state()).contains("its filter kills the runtime's own process");
  }

  @Test
  void aHangWithoutASignIsTriedAgain() {
    assertThat(Attempt.ended(new RuntimeRunner.Answer("stuck", 137, "", "", ""), TOOK).isStuck())
        .isTrue();
  }

  @Test
  void aProgramThatItsFilterKillsIsSaidSo() {
    MutantSeen seen =
        Attempt.ended(new RuntimeRunner.Answer("exited", 159, "", "", ""), TOOK).seen();
    assertThat(seen.stage()).isEqualTo(MutantSeen.Stage.ENDED);
    assertThat(seen.function().state())
        .isEqualTo("ends with exit code 159 (SIGSYS: its filter killed it)");
  }

  @Test
  void whatTroublesTheStopCountsToo() {
    Attempt attempt =
        new Attempt(
            new RuntimeRunner.Answer("ready", 0, "", "", ""),
            TOOK,
            List.of(),
            Optional.of(
                new RuntimeRunner.Answer(
                    "exited", 0, log("Failed to remove paths: map[]"), "", "")));
    assertThat(attempt.trouble()).contains("Failed to remove paths: map[]");
  }

  private static Attempt exited(int code, String said) {
    return Attempt.ended(new RuntimeRunner.Answer("exited", code, log(said), "", ""), TOOK);
  }

  private static String log(String said) {
    return "{\"level\":\"error\",\"msg\":\"%s\",\"time\":\"x\"}%n"
        .formatted(said.replace("\"", "\\\""));
  }
}
