package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuntimeLogTest {
  @Test
  void theLastErrorIsWhyNothingWasStarted() {
    String log =
        """
        {"level":"warning","msg":"lchown","time":"2026-11-26T07:00:00Z"}
        {"level":"error","msg":"runc run failed: open \\"/proc/self/fd\\": denied","time":"x"}
        """;
    assertThat(RuntimeLog.error(log)).contains("runc run failed: open \"/proc/self/fd\": denied");
  }

  @Test
  void aWarningOrHalfALineIsNoError() {
    assertThat(RuntimeLog.error("{\"level\":\"warning\",\"msg\":\"x\"}\n{\"level\":\"err"))
        .isEmpty();
    assertThat(RuntimeLog.error("")).isEmpty();
  }
}
