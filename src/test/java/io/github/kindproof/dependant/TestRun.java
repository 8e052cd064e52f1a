package io.github.kindproof.dependant;

import java.io.PrintStream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A process of its own that runs a test class, as a build of a project that depends on Kindproof.
 */
final class TestRun implements TestExecutionListener {
  private final PrintStream out;

  private TestRun(PrintStream out) {
    this.out = out;
  }

  /** Runs the class that is named, and prints a line for whatever was skipped or run. */
  public static void main(String[] arguments) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(arguments[0]))
                // Kindproof's own tests are on the class path, and how they are run.
                .configurationParameter("kindproof.kubernetes", "default")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build(),
            new TestRun(System.out));
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    out.println("SKIPPED " + test.getDisplayName() + ": " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      out.println(
          result.getStatus()
              + " "
              + test.getDisplayName()
              + result.getThrowable().map(it -> ": " + innermost(it)).orElse(""));
    }
  }

  /** JUnit wraps what a parameter's resolver throws. */
  private static Throwable innermost(Throwable thrown) {
    Throwable inner = thrown;
    for (Throwable cause = inner.getCause(); cause != null; cause = cause.getCause()) {
      inner = cause;
    }
    return inner;
  }
}
