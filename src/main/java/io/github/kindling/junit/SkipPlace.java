package io.github.kindling.junit;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Where tests are skipped that cannot have their cluster. */
final class SkipPlace {
  private SkipPlace() {}

  /**
   * Whether it is here: in each test, so that reports count it as skipped. A class that may want
   * its cluster before its tests is skipped as a whole, of which Surefire says nothing but that no
   * test was run.
   */
  static boolean is(ExtensionContext context) {
    return context.getTestMethod().isPresent()
        || context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS))
        || context.getTestClass().filter(SkipPlace::hasBeforeAll).isPresent();
  }

  private static boolean hasBeforeAll(Class<?> tests) {
    return !AnnotationSupport.findAnnotatedMethods(
            tests, BeforeAll.class, HierarchyTraversalMode.TOP_DOWN)
        .isEmpty();
  }
}
