package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UseRulesTest {
  private static final Behavior GOOD = function("Running", true, "page", "", 0);
  private static final Baseline BASELINE = new Baseline(List.of(GOOD));

  @Test
  void whatHappensWithoutACallSaysWhatItIsFor() {
    assertThat(use("statx", MutantSeen.Stage.NOT_STARTED, function("StartError", false, "", "", 1)))
        .isEqualTo(CallUse.RUNTIME);
    assertThat(
            use(
                "execve",
                MutantSeen.Stage.ENDED,
                function("x", false, "", "exec /usr/sbin/nginx: operation not permitted\n", 1)))
        .isEqualTo(CallUse.RUNTIME);
    assertThat(
            use(
                "mmap",
                MutantSeen.Stage.ENDED,
                function("x", false, "", "nginx: error while loading shared libraries: libc", 127)))
        .isEqualTo(CallUse.LOADER);
    assertThat(use("bind", MutantSeen.Stage.ENDED, function("x", false, "", "bind() failed", 1)))
        .isEqualTo(CallUse.START);
    assertThat(use("epoll_wait", MutantSeen.Stage.NEVER_READY, function("x", false, "", "", 137)))
        .isEqualTo(CallUse.HANGS);
    assertThat(use("sendfile", MutantSeen.Stage.WORKED, function("Running", true, "", "", 0)))
        .isEqualTo(CallUse.SERVE);
    assertThat(
            use("exit_group", MutantSeen.Stage.WORKED, function("Running", true, "page", "", 139)))
        .isEqualTo(CallUse.STOP);
    assertThat(use("uname", MutantSeen.Stage.WORKED, GOOD)).isEqualTo(CallUse.NOT_NEEDED);
  }

  @Test
  void whatTheRuntimeNeedsOnAnotherOccasionStays() {
    CallFinding found =
        UseRules.of(
            "tgkill", new MutantSeen(MutantSeen.Stage.WORKED, GOOD), BASELINE, Set.of("tgkill"));
    assertThat(found.use()).isEqualTo(CallUse.KEPT);
    assertThat(found.use().canGo()).isFalse();
  }

  @Test
  void twoOfThreeRunsDecideWhereTheMachineMayBeTheCause() {
    assertThat(confirmed("SERVE", "SERVE")).isEqualTo(CallUse.SERVE);
    assertThat(confirmed("SERVE", "NOT_NEEDED", "NOT_NEEDED")).isEqualTo(CallUse.NOT_NEEDED);
    assertThat(confirmed("SERVE", "NOT_NEEDED", "HANGS")).isEqualTo(CallUse.HANGS);
    assertThat(confirmed("HANGS", "KEPT", "KEPT")).isEqualTo(CallUse.KEPT);
    assertThat(confirmed("STOP", "STOP")).isEqualTo(CallUse.STOP);
  }

  @Test
  void oneRunDecidesWhereADenialWasSeen() {
    assertThat(confirmed("START")).isEqualTo(CallUse.START);
    assertThat(confirmed("NOT_NEEDED")).isEqualTo(CallUse.NOT_NEEDED);
    CallFinding logged =
        new CallFinding("bind", CallUse.SERVE, "it logs: bind: Operation not permitted");
    assertThat(UseRules.confirmed(logged, () -> fail("not again"))).isEqualTo(logged);
  }

  /** Return the use that these runs lead to; it takes all of them. */
  private static CallUse confirmed(String first, String... others) {
    Iterator<String> left = List.of(others).iterator();
    CallUse use = UseRules.confirmed(found(first), () -> found(left.next())).use();
    assertThat(left).isExhausted();
    return use;
  }

  private static CallFinding found(String use) {
    return new CallFinding("uname", CallUse.valueOf(use), "the exercise ends with exit code 1");
  }

  private static CallUse use(String call, MutantSeen.Stage stage, Behavior function) {
    return UseRules.of(call, new MutantSeen(stage, function), BASELINE, Set.of("execve")).use();
  }

  private static Behavior function(
      String state, boolean worked, String answer, String log, int exitCode) {
    return new Behavior(
        state,
        worked,
        List.of(new ExerciseResult(OptionalInt.of(0), answer, "", Duration.ofMillis(9))),
        log,
        0,
        Map.of("", exitCode),
        Duration.ofMillis(9));
  }
}
