package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The calls of {@code @BeforeAll} and {@code @AfterAll} in a class with several clusters. JUnit
 * calls these methods once, before the first and after the last cluster, when no single cluster can
 * be passed. They are called once for each cluster instead.
 */
final class PerCluster {
  private PerCluster() {}

  /** Return whether this is a class with several clusters, outside of all its invocations. */
  static boolean isOutside(ExtensionContext context) {
    return ClustersOfClass.clusterOf(context) == null
        && ClustersOfClass.find(context).filter(ClustersOfClass::isSeveral).isPresent();
  }

  /**
   * Return nothing for a method, which is not called here.
   *
   * @throws BadInputException for a constructor, which is
   */
  static @Nullable Object parameter(ParameterContext parameter) {
    if (parameter.getDeclaringExecutable() instanceof Constructor<?> constructor) {
      throw new BadInputException(
          constructor.getDeclaringClass().getSimpleName(),
          "one instance is shared by the tests on all its clusters",
          "take the " + parameter.getParameter().getType().getSimpleName() + " in @BeforeAll");
    }
    return null;
  }

  /** Call the methods before the tests on one of several clusters. */
  static void beforeAll(ExtensionContext context) {
    if (isOneOfSeveral(context)) {
      for (Method method : methods(context, BeforeAll.class, HierarchyTraversalMode.TOP_DOWN)) {
        Optional<Throwable> failure = call(context, method);
        if (failure.isPresent()) {
          throw PerCluster.<RuntimeException>unchecked(failure.get());
        }
      }
    }
  }

  /** Call all methods after the tests on one of several clusters, even if one fails. */
  static void afterAll(ExtensionContext context) {
    if (isOneOfSeveral(context)) {
      List<Throwable> failures =
          methods(context, AfterAll.class, HierarchyTraversalMode.BOTTOM_UP).stream()
              .flatMap(method -> call(context, method).stream())
              .toList();
      if (!failures.isEmpty()) {
        failures.stream().skip(1).forEach(failures.get(0)::addSuppressed);
        throw PerCluster.<RuntimeException>unchecked(failures.get(0));
      }
    }
  }

  private static boolean isOneOfSeveral(ExtensionContext context) {
    ClusterOfClass cluster = ClustersOfClass.clusterOf(context);
    return cluster != null
        && cluster.whyNot().isEmpty()
        && DisabledWithoutEngine.why(context).isEmpty()
        && ClustersOfClass.find(context).filter(ClustersOfClass::isSeveral).isPresent();
  }

  private static List<Method> methods(
      ExtensionContext context,
      Class<? extends Annotation> annotation,
      HierarchyTraversalMode order) {
    return AnnotationSupport.findAnnotatedMethods(
        context.getRequiredTestClass(), annotation, order);
  }

  private static Optional<Throwable> call(ExtensionContext context, Method method) {
    try {
      context.getExecutableInvoker().invoke(method, context.getTestInstance().orElse(null));
      return Optional.empty();
    } catch (Throwable failure) { // checked ones too, as the method threw them
      return Optional.of(SeccompTestExtension.reported(context, failure));
    }
  }

  /** JUnit accepts any throwable from a callback, and must get the method's own. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException unchecked(Throwable failure) throws T {
    throw (T) failure;
  }
}
