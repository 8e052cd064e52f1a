package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  private static ProcessResult version(String options) {
    return Command.of("./kindproof", "--version")
        .withEnvironment(Map.of("JAVA_TOOL_OPTIONS", options))
        .withLimit(LIMIT)
        .run();
  }
}
