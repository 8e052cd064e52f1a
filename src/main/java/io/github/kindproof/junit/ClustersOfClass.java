package io.github.kindproof.junit;

import io.github.kindproof.cluster.ClusterFeature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The clusters that a test class asks for: one for each Kubernetes version and runtime.
 *
 * <p>JUnit calls {@code @BeforeAll} and {@code @AfterAll} of a class template, and the constructor
 * of an instance for the whole class, outside of its invocations. Where there is one cluster they
 * belong to it as well, so it is closed with the class. Several are closed with their invocations,
 * so that no more exist at once than the machine has room for.
 *
 * @param all in the order in which the tests run on them
 */
record ClustersOfClass(List<ClusterOfClass> all) {
  ClustersOfClass {
    all = List.copyOf(all);
  }

  /** Those of a class with {@link SeccompTest}, read once. */
  static ClustersOfClass of(ExtensionContext context) {
    return Stores.computeIfAbsent(
        context, key(context), ClustersOfClass.class, () -> read(context));
  }

  /** Those of this class itself, if it has been seen to have {@link SeccompTest}. */
  static Optional<ClustersOfClass> find(ExtensionContext context) {
    return context.getTestClass().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(Stores.find(context, key(context), ClustersOfClass.class));
  }

  /** The cluster of a test or class: that of its invocation, or the only one of its class. */
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
