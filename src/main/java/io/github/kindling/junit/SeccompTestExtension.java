package io.github.kindling.junit;

import io.github.kindling.harness.Harness;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.KubernetesVersions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test class one invocation for each Kubernetes version. */
final class SeccompTestExtension implements ClassTemplateInvocationContextProvider {
  private static final String VERSIONS_PARAMETER = "kindling.kubernetes";

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
    return versions(annotation, context, harness.versions()).stream()
        .map(version -> new OnVersion(version, harness, annotation));
  }

  private static List<KubernetesVersion> versions(
      SeccompTest annotation, ExtensionContext context, KubernetesVersions known) {
    List<String> names =
        annotation.kubernetes().length > 0
            ? List.of(annotation.kubernetes())
            : context
                .getConfigurationParameter(VERSIONS_PARAMETER)
                .map(value -> Arrays.stream(value.split(",")).map(String::strip).toList())
                .orElse(List.of());
    return names.isEmpty() ? List.of(known.standard()) : names.stream().map(known::get).toList();
  }

  private record OnVersion(KubernetesVersion version, Harness harness, SeccompTest wanted)
      implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return "Kubernetes " + version.version();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new ClusterOfClass(harness, WantedCluster.spec(wanted, harness, version)));
    }
  }
}
