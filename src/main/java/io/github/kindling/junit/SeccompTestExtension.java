package io.github.kindling.junit;

import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.harness.Harness;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.KubernetesVersions;
import io.github.kindling.runtime.NodeRuntime;
import io.github.kindling.runtime.NodeRuntimes;
import java.util.Arrays;
import java.util.List;
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

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestClass(), SeccompTest.class);
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    SeccompTest annotation =
        AnnotationSupport.findAnnotation(context.getTestClass(), SeccompTest.class).orElseThrow();
    Harness harness = HarnessStore.of(context);
    List<NodeRuntime> runtimes = runtimes(annotation, context, harness.runtimes());
    return versions(annotation, context, harness.versions()).stream()
        .map(version -> WantedCluster.spec(annotation, harness, version))
        .flatMap(spec -> runtimes.stream().map(spec::with))
        .map(spec -> new OnCluster(spec, harness));
  }

  private static List<KubernetesVersion> versions(
      SeccompTest annotation, ExtensionContext context, KubernetesVersions known) {
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

  private record OnCluster(ClusterSpec spec, Harness harness)
      implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      String version = "Kubernetes " + spec.kubernetes().version();
      return spec.runtime().isOwn() ? version : version + ", runtime " + spec.runtime().name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new ClusterOfClass(harness, spec));
    }
  }
}
