package io.github.kindproof.junit;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/** How tests ended, in words that can be compared. */
final class Ends {
  private Ends() {}

  /** A test's place in its class, whichever class that is. */
  static String name(String uniqueId) {
    return uniqueId.replaceFirst("/\\[class[^/]*(/\\[class-template-invocation:#1\\])?", "");
  }

  static String skipped(String why) {
    return "SKIPPED " + why;
  }

  /** How a test ended, with all that reports show of its throwable. */
  static String words(TestExecutionResult result) {
    return result.getStatus() + result.getThrowable().map(it -> " " + words(it)).orElse("");
  }

  private static String words(Throwable failure) {
    String more = "";
    if (failure instanceof AssertionFailedError error && error.isExpectedDefined()) {
      more =
          ", expected %s, actual %s"
              .formatted(error.getExpected().getValue(), error.getActual().getValue());
    }
    if (failure instanceof MultipleFailuresError error) {
      more = error.getFailures().stream().map(it -> words(it)).collect(Collectors.joining("; "));
    }
    String suppressed =
        Stream.of(failure.getSuppressed())
            .filter(it -> !it.toString().startsWith("Evidence"))
            .map(it -> words(it))
            .collect(Collectors.joining(", "));
    return "%s: %s%s; by %s; suppressed: %s"
        .formatted(
            failure.getClass().getName(),
            // JUnit counts its threads.
            String.valueOf(failure.getMessage()).replaceAll("thread-\\d+", "thread"),
            more,
            failure.getCause() == null || isFromJUnit(failure.getCause())
                ? "nothing"
                : words(failure.getCause()),
            suppressed);
  }

  /** JUnit tells where a thread was ended, if the thread still is there: that is chance. */
  private static boolean isFromJUnit(Throwable cause) {
    return cause.getClass().getSimpleName().equals("ExecutionTimeoutException");
  }
}
