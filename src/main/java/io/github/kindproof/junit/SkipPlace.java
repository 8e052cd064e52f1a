package io.github.kindproof.junit;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The place at which tests without a possible cluster are skipped. */
final class SkipPlace {
  private SkipPlace() {}

  /**
   * Return whether tests are skipped at this place: at each test, so that reports count it as
   * skipped, with the reason. If a class template is skipped as a whole, JUnit has no tests to
   * report, and Surefire says only that none ran. A template is therefore skipped only if a single
   * instance for all tests needs the cluster.
   */
  static boolean is(ExtensionContext context) {
    return context.getTestMethod().isPresent()
        || context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS))
            && context.getTestClass().filter(SkipPlace::isMadeWithCluster).isPresent();
  }

  private static boolean isMadeWithCluster(Class<?> tests) {
    return Stream.of(tests.getDeclaredConstructors()).anyMatch(WantsCluster::is);
  }
}
