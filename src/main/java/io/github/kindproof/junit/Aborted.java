package io.github.kindproof.junit;

import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Tells tests that were aborted, by an assumption for example, from those that failed. */
final class Aborted {
  /** JUnit takes JUnit 4's assumptions for its own; they need not be on the class path. */
  private static final String OF_JUNIT_4 = "org.junit.internal.AssumptionViolatedException";

  private Aborted() {}

  static boolean is(Throwable thrown) {
    return thrown instanceof TestAbortedException
        || Stream.<Class<?>>iterate(
                thrown.getClass(), it -> it != Throwable.class, Class::getSuperclass)
            .anyMatch(it -> it.getName().equals(OF_JUNIT_4));
  }
}
