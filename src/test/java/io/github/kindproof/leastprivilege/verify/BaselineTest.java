package io.github.kindproof.leastprivilege.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final String LOG = "2026/11/26 07:00:01 [notice] 1#1: start worker process 7";
  private static final Behavior GOOD = life("200\n<html>\n", 0, LOG, 0);

  private final Baseline baseline = new Baseline(List.of(GOOD, GOOD));

  @Test
  void theSameIsNoDifference() {
    assertThat(baseline.differences(GOOD)).isEmpty();
    assertThat(
            baseline.differences(
                life("200\n<html>\n", 0, LOG.replace("07:00:01", "08:11:09").replace("7", "9"), 0)))
        .isEmpty();
  }

  @Test
  void aStateThatIsNoneOfWorkExplainsAll() {
    Behavior crashed =
        new Behavior(
            "CrashLoopBackOff: exit code 1", false, List.of(), "", 3, Map.of("", 1), Duration.ZERO);
    assertThat(baseline.differences(crashed))
        .containsExactly(
            new Difference(Difference.Kind.STATE, "CrashLoopBackOff: exit code 1, not Running"));
  }

  @Test
  void aBodyThatIsCutOffIsAnAnswerThatDiffers() {
    assertThat(baseline.differences(life("200\n", 0, LOG, 0)))
        .containsExactly(
            new Difference(
                Difference.Kind.ANSWER, "line 2 of its output is missing, not '<html>'"));
  }

  @Test
  void whatDiffersByItselfIsNotCompared() {
    Baseline changing =
        new Baseline(List.of(life("at 1\nPONG\n", 0, LOG, 0), life("at 2\nPONG\n", 0, LOG, 0)));
    assertThat(changing.differences(life("at 3\nPONG\n", 0, LOG, 0))).isEmpty();
    assertThat(changing.differences(life("at 3\nERR\n", 0, LOG, 0)))
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.ANSWER);
  }

  @Test
  void bytesThatOnlyDifferInTheirLineEndsDiffer() {
    assertThat(baseline.differences(life("200\r\n<html>\r\n", 0, LOG, 0)))
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.ANSWER);
  }

  @Test
  void anErrorThatIsOnlyLoggedIsADifference() {
    String trouble = LOG + "\n[alert] 7#7: sendfile() failed (1: Operation not permitted)";
    assertThat(baseline.differences(life("200\n<html>\n", 0, trouble, 0)))
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.LOG);
    assertThat(
            new Baseline(List.of(life("a", 0, trouble, 0))).differences(life("a", 0, trouble, 0)))
        .isEmpty();
  }

  @Test
  void anotherExitCodeOfItsExerciseOrOfItsOwnIsADifference() {
    assertThat(baseline.differences(life("", 7, LOG, 0)))
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.EXERCISE);
    assertThat(baseline.differences(life("200\n<html>\n", 0, LOG, 139)))
        .extracting(Difference::words)
        .containsExactly("it ends with exit code 139, not 0");
  }

  @Test
  void noEndIsAHang() {
    Behavior hung =
        new Behavior(
            "Running",
            true,
            List.of(new ExerciseResult(OptionalInt.empty(), "", "", Duration.ofSeconds(5))),
            LOG,
            0,
            Map.of("", 0),
            Duration.ofSeconds(5));
    assertThat(baseline.differences(hung))
        .containsExactly(
            new Difference(Difference.Kind.HANGS, "the exercise did not end within 5.0 s"));
  }

  @Test
  void muchSlowerIsADifferenceIfNothingElseIs() {
    Behavior slow =
        new Behavior(
            "Running", true, GOOD.exercises(), LOG, 0, Map.of("", 0), Duration.ofSeconds(9));
    assertThat(baseline.differences(slow))
        .containsExactly(
            new Difference(Difference.Kind.SLOWER, "its exercise takes 9.0 s, not 0.2 s"));
  }

  private static Behavior life(String answer, int exerciseCode, String log, int exitCode) {
    return new Behavior(
        "Running",
        true,
        List.of(
            new ExerciseResult(OptionalInt.of(exerciseCode), answer, "", Duration.ofMillis(200))),
        log,
        0,
        Map.of("", exitCode),
        Duration.ofMillis(200));
  }
}
