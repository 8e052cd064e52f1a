package io.github.kindproof.junit;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The place where tests are skipped that cannot have their cluster. */
final class SkipPlace {
  private SkipPlace() {}

  /**
   * Whether it is here: in each test, so that reports count it as skipped and say why. Of a class
   * template that is skipped as a whole JUnit knows no tests, and Surefire says nothing but that
   * none was run; so this is done only where the one instance of all tests is made with the
   * cluster.
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
