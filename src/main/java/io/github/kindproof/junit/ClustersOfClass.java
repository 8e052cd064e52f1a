package io.github.kindproof.junit;

import io.github.kindproof.cluster.ClusterFeature;
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
    OtherTemplate.refuse(context.getRequiredTestClass());
    SeccompTest wanted =
        AnnotationSupport.findAnnotation(context.getTestClass(), SeccompTest.class).orElseThrow();
    TestRun run = TestRun.of(context);
    Set<ClusterFeature> needs = Set.copyOf(List.of(wanted.needs()));
    List<ClusterOfClass> all =
        new WantedClusters(
                wanted, context.getRequiredTestClass(), run, context::getConfigurationParameter)
            .specs().stream().map(spec -> new ClusterOfClass(run, spec, needs)).toList();
    if (all.size() == 1) {
      Stores.put(context, ClusterOfClass.class, all.get(0));
    }
    return new ClustersOfClass(all);
  }
}
