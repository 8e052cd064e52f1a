package io.github.kindproof.internal.report;

import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Results to render. */
final class Results {
  /** What a container may print to take over whoever looks at its log. */
  static final String HOSTILE =
      "</pre></script></details><img src=x onerror=\"document.title='owned'\">"
          + "<script>document.title='owned'</script><b id=intruder>{{script}} & "
          + "\u001b[31mred\0\u202e";

  static final RunInfo RUN =
      new RunInfo(
          "Seccomp, step by step",
          Instant.parse("2026-11-25T04:15:00Z"),
          Map.of("Engine", "Docker 29.1.3"));

  private Results() {}

  static StepResult asExpected(String step, String kubernetes) {
    return result(step, kubernetes, Verdict.AS_EXPECTED, "");
  }

  static StepResult result(
      String step, String kubernetes, Verdict verdict, String cause, Evidence... evidence) {
    return new StepResult(
        step,
        "Run nginx under the violation profile",
        kubernetes,
        "CrashLoopBackOff, never Ready, cause EPERM",
        verdict == Verdict.NOT_OBSERVED ? "" : "CrashLoopBackOff after 3 restarts",
        verdict,
        cause,
        Duration.ofMillis(34_901),
        List.of(evidence));
  }
}
