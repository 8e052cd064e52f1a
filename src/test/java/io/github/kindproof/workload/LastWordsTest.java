package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logs with the times of real runs: which of their lines may name the errno of the end. */
class LastWordsTest {
  /** As containerd read it: standard error last, though five lines were written after its line. */
  private static final String INTERLEAVED =
      """
      2026-11-28T17:01:02.100100000Z a
      2026-11-28T17:01:02.100110000Z b
      2026-11-28T17:01:02.100120000Z c
      2026-11-28T17:01:02.100130000Z d
      2026-11-28T17:01:02.100140000Z e
      2026-11-28T17:01:02.100900000Z clock: Function not implemented
      """;

  private static final String FILE =
      """
      2026-11-28T17:01:02.100100000Z stdout F a
      2026-11-28T17:01:02.100110000Z stdout F b
      2026-11-28T17:01:02.100120000Z stdout F c
      2026-11-28T17:01:02.100130000Z stdout F d
      2026-11-28T17:01:02.100140000Z stdout F e
      2026-11-28T17:01:02.100900000Z stderr F clock: Function not implemented
      """;

  @Test
  void aLineOfAnotherStreamAtThatMomentMayBeALaterOne() {
    ContainerLog log = ContainerLog.parse(INTERLEAVED).with(LogFiles.parse(FILE));
    assertThat(LastWords.withErrno(log, null)).isEmpty();
  }

  @Test
  void theOrderOfOneStreamIsCertain() {
    ContainerLog log =
        ContainerLog.parse(INTERLEAVED).with(LogFiles.parse(FILE.replace(" stderr ", " stdout ")));
    assertThat(LastWords.withErrno(log, null)).contains("clock: Function not implemented");
  }

  @Test
  void theOrderOfStreamsIsCertainAfterAWhile() {
    ContainerLog log =
        ContainerLog.parse(INTERLEAVED.replace(":02.1009", ":02.2009"))
            .with(LogFiles.parse(FILE.replace(":02.1009", ":02.2009")));
    assertThat(LastWords.withErrno(log, null)).contains("clock: Function not implemented");
  }

  @Test
  void aLineOrTwoOfTheOtherStreamAreNoDoubt() {
    ContainerLog log =
        ContainerLog.parse(INTERLEAVED.lines().skip(3).reduce("", (all, it) -> all + it + "\n"))
            .with(LogFiles.parse(FILE));
    assertThat(LastWords.withErrno(log, null)).contains("clock: Function not implemented");
  }

  @Test
  void whoWritesOnAfterAWhileSurvivedTheErrorBefore() {
    String told =
        """
        2026-11-28T17:01:02.1Z mkdir: Operation not permitted
        2026-11-28T17:01:0%sZ fatal: no database
        """;
    assertThat(LastWords.withErrno(ContainerLog.parse(told.formatted("3.2")), null)).isEmpty();
    assertThat(LastWords.withErrno(ContainerLog.parse(told.formatted("2.2")), null))
        .contains("mkdir: Operation not permitted");
  }

  @Test
  void withoutTheirStreamsLinesAreTakenAsLogged() {
    assertThat(LastWords.withErrno(ContainerLog.parse(INTERLEAVED), null))
        .contains("clock: Function not implemented");
  }

  @Test
  void aLogFileGivesTheStreamOfEachLineAndNothingOfWhatIsNoLine() {
    assertThat(LogFiles.parse("cut off\nx stdout F y\n2026-11-28T17:01:02.5Z stderr F\n"))
        .isEqualTo(Map.of(Instant.parse("2026-11-28T17:01:02.5Z"), "stderr"));
  }
}
