package io.github.kindproof.junit;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.existing.ExistingProvider;
import java.nio.file.Path;
import java.util.Arrays;
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
  private static final String VERSIONS_PARAMETER = "kindproof.kubernetes";
  private static final String RUNTIMES_PARAMETER = "kindproof.runtime";
  private static final String PROVIDER_PARAMETER = "kindproof.provider";
  private static final String KUBECONFIG_PARAMETER = "kindproof.kubeconfig";
  private static final String CONTEXT_PARAMETER = "kindproof.context";
  private static final String YES_ON_PARAMETER = "kindproof.yes-on";

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
    SeccompTest annotation =
        AnnotationSupport.findAnnotation(context.getTestClass(), SeccompTest.class).orElseThrow();
    TestRun run = TestRun.of(context);
    ClusterSource source = source(annotation, context);
    List<NodeRuntime> runtimes = runtimes(annotation, context, run.runtimes());
    List<ClusterOfClass> all =
        versions(annotation, context, run.versions(), source).stream()
            .map(version -> WantedCluster.spec(annotation, run.files(), version, source))
            .flatMap(spec -> runtimes.stream().map(spec::with))
            .map(spec -> new ClusterOfClass(run, spec, Set.of(annotation.needs())))
            .toList();
    if (all.size() == 1) {
      Stores.put(context, ClusterOfClass.class, all.get(0));
    }
    return new ClustersOfClass(all);
  }

  private static ClusterSource source(SeccompTest annotation, ExtensionContext context) {
    String provider =
        annotation.provider().isEmpty()
            ? context.getConfigurationParameter(PROVIDER_PARAMETER).orElse(ClusterSpec.KIND)
            : annotation.provider();
    if (!provider.equals(ClusterSource.EXISTING)) {
      return ClusterSource.of(provider);
    }
    Kubeconfig named =
        Kubeconfig.named(
                context.getConfigurationParameter(KUBECONFIG_PARAMETER).map(Path::of).orElse(null),
                context.getConfigurationParameter(CONTEXT_PARAMETER).orElse(null))
            .meant(context.getConfigurationParameter(YES_ON_PARAMETER).orElse(null));
    return new ClusterSource(provider, Optional.of(named.existing()));
  }

  private static List<KubernetesVersion> versions(
      SeccompTest annotation,
      ExtensionContext context,
      KubernetesVersions known,
      ClusterSource source) {
    if (source.existing().isPresent()) {
      return List.of(known.observed(ExistingProvider.versionOf(source.existing().get())));
    }
    List<String> names = names(annotation.kubernetes(), VERSIONS_PARAMETER, context);
    return names.isEmpty() ? List.of(known.standard()) : names.stream().map(known::get).toList();
  }

  private static List<NodeRuntime> runtimes(
      SeccompTest annotation, ExtensionContext context, NodeRuntimes known) {
    List<String> names = names(annotation.runtimes(), RUNTIMES_PARAMETER, context);
    return names.isEmpty() ? List.of(NodeRuntime.own()) : names.stream().map(known::get).toList();
  }

  /** What the annotation names, else what the run's configuration does. */
  private static List<String> names(String[] given, String parameter, ExtensionContext context) {
    return given.length > 0
        ? List.of(given)
        : context
            .getConfigurationParameter(parameter)
            .map(value -> Arrays.stream(value.split(",")).map(String::strip).toList())
            .orElse(List.of());
  }
}
