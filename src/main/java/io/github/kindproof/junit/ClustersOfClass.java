package io.github.kindproof.junit;

import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The clusters that a test class requests: one for each Kubernetes version and runtime.
 *
 * <p>JUnit calls {@code @BeforeAll} and {@code @AfterAll} of a class template, and the constructor
 * of an instance for the whole class, outside of its invocations. A single cluster is used there
 * too, so it is closed with the class. Several clusters are closed with their invocations, so that
 * no more exist at a time than the machine has room for.
 *
 * @param all in the order in which the tests run on them
 */
record ClustersOfClass(List<ClusterOfClass> all) {
  ClustersOfClass {
    all = List.copyOf(all);
  }

  /** Return the clusters of a class with {@link SeccompTest}, read once. */
  static ClustersOfClass of(ExtensionContext context) {
    return Stores.computeIfAbsent(
        context, key(context), ClustersOfClass.class, () -> read(context));
  }

  /** Return the clusters of this class, if they have been read. */
  static Optional<ClustersOfClass> find(ExtensionContext context) {
    return context.getTestClass().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(Stores.find(context, key(context), ClustersOfClass.class));
  }

  /** Return the cluster of a test or class: its invocation's, or the only one of its class. */
  static @Nullable ClusterOfClass clusterOf(ExtensionContext context) {
    return Stores.find(context, ClusterOfClass.class);
  }

  boolean isSeveral() {
    return all.size() > 1;
  }

  private static Object key(ExtensionContext context) {
    return "clusters of " + context.getRequiredTestClass().getName();
  }

  private static ClustersOfClass read(ExtensionContext context) {
    Class<?> tests = context.getRequiredTestClass();
    OtherTemplate.refuse(tests);
    TestRun run = TestRun.of(context);
    PlannedUses uses = PlannedUses.of(context);
    Set<ClusterFeature> needs = Set.copyOf(List.of(annotationOf(tests).needs()));
    List<ClusterOfClass> all =
        wanted(context, tests).specs().stream()
            .map(spec -> new ClusterOfClass(run, spec, needs, () -> uses.endedLast(tests, spec)))
            .toList();
    if (all.size() == 1) {
      Stores.put(context, ClusterOfClass.class, all.get(0));
    }
    return new ClustersOfClass(all);
  }

  /**
   * Return the clusters that will be booted for a class of the plan; none if they exist already.
   *
   * @throws io.github.kindproof.BadInputException if a value of its annotation is wrong
   */
  static List<ClusterSpec> bootedFor(ExtensionContext context, Class<?> tests) {
    WantedClusters wanted = wanted(context, tests);
    return wanted.isExisting() ? List.of() : wanted.specs();
  }

  private static WantedClusters wanted(ExtensionContext context, Class<?> tests) {
    return new WantedClusters(
        annotationOf(tests), tests, TestRun.of(context), context::getConfigurationParameter);
  }

  private static SeccompTest annotationOf(Class<?> tests) {
    return AnnotationSupport.findAnnotation(tests, SeccompTest.class).orElseThrow();
  }
}
