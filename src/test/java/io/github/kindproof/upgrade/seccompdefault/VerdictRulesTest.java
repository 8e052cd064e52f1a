package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {
  private static final DeniedCalls NONE = new DeniedCalls(List.of(), List.of());
  private static final DeniedCalls ONE =
      new DeniedCalls(
          List.of(
              new DeniedCall(
                  "web",
                  "unshare",
                  Architecture.X86_64,
                  "EPERM",
                  "",
                  1,
                  Duration.ZERO,
                  new TreeSet<>(Set.of(Phase.START)),
                  new TreeSet<>(Set.of("web")))),
          List.of());

  private static final Behavior WORKS = behavior("Running", true, 0, "10 items", 0, "");

  @Test
  void aWorkloadBreaksIfItsStateItsExerciseItsAnswerOrItsRestartsDiffer() {
    assertThat(
            List.of(
                behavior("CrashLoopBackOff: Error (exit code 1)", false, 0, "", 0, ""),
                behavior("Running", true, 22, "", 0, ""),
                behavior("Running", true, 0, "none", 0, ""),
                behavior("Running", true, 0, "10 items", 2, "")))
        .allSatisfy(
            confined ->
                assertThat(VerdictRules.judge(WORKS, ONE, confined))
                    .isInstanceOf(Verdict.Breaks.class));
  }

  @Test
  void anErrorInItsLogDoesNotBreakIt() {
    Behavior complains = behavior("Running", true, 0, "10 items", 0, "error: not permitted\n");
    assertThat(VerdictRules.judge(WORKS, ONE, complains))
        .isInstanceOfSatisfying(
            Verdict.Survives.class, it -> assertThat(it.why()).contains("not permitted"));
    assertThat(VerdictRules.judge(WORKS, ONE, WORKS)).isEqualTo(new Verdict.Survives(List.of()));
  }

  @Test
  void nothingIsDeniedOnlyIfNoRecordWasLost() {
    assertThat(VerdictRules.judge(WORKS, NONE, WORKS)).isEqualTo(new Verdict.NothingDenied());
    assertThat(VerdictRules.judge(WORKS, new DeniedCalls(List.of(), List.of("lost")), WORKS))
        .isEqualTo(new Verdict.Undecided("lost"));
  }

  @Test
  void whatDoesNotWorkWithoutAFilterOrDiffersWithoutADenialIsUndecided() {
    Behavior crashes = behavior("CrashLoopBackOff: no database", false, 0, "", 0, "");
    assertThat(VerdictRules.judge(crashes, ONE, crashes)).isInstanceOf(Verdict.Undecided.class);
    assertThat(VerdictRules.judge(WORKS, NONE, crashes)).isInstanceOf(Verdict.Undecided.class);
    assertThat(VerdictRules.judge(behavior("Running", true, 0, "", 1, ""), NONE, WORKS))
        .isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void aCopyWithoutItsImageProvesNothingAndOneThatCrashesDoes() {
    assertThat(VerdictRules.notStarted(OutcomeKind.INFRASTRUCTURE, "ErrImagePull: no such image"))
        .contains("its copy did not start: ErrImagePull: no such image");
    assertThat(VerdictRules.notStarted(OutcomeKind.CRASH_LOOP, "CrashLoopBackOff")).isEmpty();
  }

  @Test
  void aWorkloadThatAlsoBreaksWhereNothingIsDeniedIsUndecided() {
    Verdict.Breaks breaks = new Verdict.Breaks(List.of(), Optional.empty());
    assertThat(VerdictRules.confirmed(breaks, ONE, remedy("unshare", Optional.of("the time"))))
        .isInstanceOfSatisfying(
            Verdict.Undecided.class, it -> assertThat(it.why()).endsWith("the time"));
    for (Optional<Remedy> remedy :
        List.of(
            remedy("unshare", Optional.empty()),
            remedy("another", Optional.of("it crashes")),
            Optional.<Remedy>empty())) {
      assertThat(VerdictRules.confirmed(breaks, ONE, remedy))
          .isEqualTo(new Verdict.Breaks(List.of(), remedy));
    }
  }

  private static Optional<Remedy> remedy(String added, Optional<String> failure) {
    SeccompProfile profile =
        ProfileFile.understood("{\"defaultAction\": \"SCMP_ACT_ERRNO\"}", false)
            .profiles()
            .get(0)
            .profile();
    return Optional.of(
        new Remedy(
            List.of(
                new Remedy.ContainerProfile("web", profile, List.of(added), Map.of(), List.of())),
            failure));
  }

  private static Behavior behavior(
      String state, boolean worked, int exit, String output, int restarts, String log) {
    ExerciseResult exercise =
        new ExerciseResult(OptionalInt.of(exit), output, "", Duration.ofSeconds(1));
    return new Behavior(
        state,
        worked,
        worked ? List.of(exercise) : List.of(),
        log,
        restarts,
        Map.of(),
        Duration.ofSeconds(1));
  }
}
