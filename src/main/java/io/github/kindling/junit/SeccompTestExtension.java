package io.github.kindling.junit;

import io.github.kindling.check.Kubeconfig;
import io.github.kindling.cluster.Ability;
import io.github.kindling.cluster.ClusterSource;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.cluster.existing.ExistingProvider;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.KubernetesVersions;
import io.github.kindling.runtime.NodeRuntime;
import io.github.kindling.runtime.NodeRuntimes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test class one invocation for each Kubernetes version and runtime. */
final class SeccompTestExtension implements ClassTemplateInvocationContextProvider {
  private static final String VERSIONS_PARAMETER = "kindling.kubernetes";
  private static final String RUNTIMES_PARAMETER = "kindling.runtime";
  private static final String PROVIDER_PARAMETER = "kindling.provider";
  private static final String KUBECONFIG_PARAMETER = "kindling.kubeconfig";
  private static final String CONTEXT_PARAMETER = "kindling.context";
  private static final String YES_ON_PARAMETER = "kindling.yes-on";

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestClass(), SeccompTest.class);
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    SeccompTest annotation =
        AnnotationSupport.findAnnotation(context.getTestClass(), SeccompTest.class).orElseThrow();
    TestRun run = TestRun.of(context);
    List<NodeRuntime> runtimes = runtimes(annotation, context, run.runtimes());
    ClusterSource source = source(annotation, context);
    return versions(annotation, context, run.versions(), source).stream()
        .map(version -> WantedCluster.spec(annotation, run.files(), version, source))
        .flatMap(spec -> runtimes.stream().map(spec::with))
        .map(spec -> new OnCluster(spec, run, Set.of(annotation.needs())));
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
      SeccompTest annotation, ExtensionContext context, KubernetesVersions known, ClusterSource source) {
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

  private record OnCluster(ClusterSpec spec, TestRun run, Set<Ability> needs)
      implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      String version = "Kubernetes " + spec.kubernetes().version();
      String runtime = spec.runtime().isOwn() ? "" : ", runtime " + spec.runtime().name();
      return version + ClusterSpec.by(spec.provider()) + runtime;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(
          new Applicable(run.providers().of(spec), spec, needs),
          new ClusterOfClass(run, spec));
    }
  }
}
