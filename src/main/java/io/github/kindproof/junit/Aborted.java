package io.github.kindproof.junit;

import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The check whether a test was aborted, for example by an assumption, instead of failing. */
final class Aborted {
  /** JUnit treats JUnit 4's assumptions like its own; they may be missing from the class path. */
  private static final String OF_JUNIT_4 = "org.junit.internal.AssumptionViolatedException";

  private Aborted() {}

  static boolean is(Throwable thrown) {
    return thrown instanceof TestAbortedException
        || Stream.<Class<?>>iterate(
                thrown.getClass(), it -> it != Throwable.class, Class::getSuperclass)
            .anyMatch(it -> it.getName().equals(OF_JUNIT_4));
  }
}
