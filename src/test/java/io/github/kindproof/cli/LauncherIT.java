package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./kindproof} makes of the archive of classes that its build creates. */
class LauncherIT {
  /** The first one may compile. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  void theArchiveIsUsed() {
    ProcessResult result = version("-Xshare:on"); // then a JVM that cannot use it does not start
    assertThat(result.ok()).as(result.stderr()).isTrue();
  }

  @Test
  void anArchiveThatDoesNotFitIsIgnoredWithoutAWord() {
    String otherHeap = "-XX:-UseCompressedOops";
    assertThat(version("-Xshare:on " + otherHeap).ok()).isFalse();
    ProcessResult result = version(otherHeap);
    assertThat(result.ok()).isTrue();
    assertThat(result.stdout()).startsWith("kindproof ").hasLineCount(1);
    assertThat(result.stderr()).hasLineCount(1).startsWith("Picked up JAVA_TOOL_OPTIONS");
  }

  /** Exit code 1 would be a verdict. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ulimit -n 64                                | only 64 files can be open; run `ulimit -n 1024` first
          ulimit -v 2000000                           | only 1953 MiB of address space
          export JAVA_HOME=/nonexistent               | no program /nonexistent/bin/java; install a JDK 17
          export JAVA_TOOL_OPTIONS=-Xmx8m             | MiB of memory are too little for the JVM
          export DOCKER_HOST=unix:///nonexistent.sock | cannot look for leftovers, because no engine responds
          """)
  void aLimitOfTheProcessIsNoVerdict(String limit, String said) {
    String commands =
        "./kindproof --version > /dev/null; "
            + limit
            + "; if [ -n \"$DOCKER_HOST\" ]; then ./kindproof clean;"
            + " else ./kindproof explain socket; fi";
    ProcessResult result = Command.of("bash", "-c", commands).withLimit(LIMIT).run();
    assertThat(result.stderr()).contains(said).doesNotContain("\tat ");
    assertThat(result.exitCode()).isEqualTo(3);
  }

  private static ProcessResult version(String options) {
    return Command.of("./kindproof", "--version")
        .withEnvironment(Map.of("JAVA_TOOL_OPTIONS", options))
        .withLimit(LIMIT)
        .run();
  }
}
