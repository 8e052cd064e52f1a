package io.github.kindproof.junit;

import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import java.lang.reflect.Executable;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Tells whether anything of a class asks for its cluster. */
final class WantsCluster {
  private WantsCluster() {}

  static boolean is(Class<?> tests) {
    return Stream.of(tests.getDeclaredConstructors()).anyMatch(WantsCluster::is)
        || !ReflectionSupport.findMethods(tests, WantsCluster::is, HierarchyTraversalMode.TOP_DOWN)
            .isEmpty()
        || ReflectionSupport.findNestedClasses(tests, it -> true).stream()
            .anyMatch(WantsCluster::is);
  }

  static boolean is(Executable executable) {
    return AnnotationSupport.isAnnotated(executable, RecordedProfile.class)
        || Stream.of(executable.getParameterTypes())
            .anyMatch(type -> type == Cluster.class || type == BootResult.class);
  }
}
