package io.github.kindproof.junit;

import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** A check whether anything in a class requests its cluster. */
final class WantsCluster {
  private static final List<Class<? extends Annotation>> CALLED_BY_JUNIT =
      List.of(Testable.class, BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

  private WantsCluster() {}

  static boolean is(Class<?> tests) {
    return Stream.of(tests.getDeclaredConstructors()).anyMatch(WantsCluster::is)
        || !ReflectionSupport.findMethods(
                tests, it -> isCalledByJunit(it) && is(it), HierarchyTraversalMode.TOP_DOWN)
            .isEmpty()
        || ReflectionSupport.findNestedClasses(tests, it -> true).stream()
            .anyMatch(WantsCluster::is);
  }

  /** A helper method with a cluster parameter does not request the class's cluster. */
  private static boolean isCalledByJunit(Method method) {
    return CALLED_BY_JUNIT.stream().anyMatch(it -> AnnotationSupport.isAnnotated(method, it));
  }

  static boolean is(Executable executable) {
    return AnnotationSupport.isAnnotated(executable, RecordedProfile.class)
        || Stream.of(executable.getParameterTypes())
            .anyMatch(type -> type == Cluster.class || type == BootResult.class);
  }
}
