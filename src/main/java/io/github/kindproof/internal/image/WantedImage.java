package io.github.kindproof.internal.image;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.RuntimeSupport;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image, official or to be built.
 *
 * @param official null if there is none
 * @param recipe the folder in {@code images/} that builds it
 */
record WantedImage(
    String name, @Nullable OfficialImage official, String recipe, Map<String, String> variables) {
  private static final Map<String, String> LAST_RUNTIME_WITH_CRI_V1ALPHA2 =
      Map.of("CONTAINERD", "1.6.20", "RUNC", "1.1.5");

  static WantedImage node(KubernetesVersion version) {
    String image = version.image();
    Map<String, String> variables = new HashMap<>();
    variables.put("KUBERNETES_VERSION", version.version());
    variables.put("GO_TOOLCHAIN", version.goToolchain());
    if (!version.replacedModules().isEmpty()) {
      variables.put("REPLACED_MODULES", String.join(" ", version.replacedModules()));
    }
    if (RuntimeSupport.needsOldContainerd(version)) {
      variables.putAll(LAST_RUNTIME_WITH_CRI_V1ALPHA2);
    }
    return new WantedImage(
        version.imageName(),
        image == null ? null : OfficialImage.of(version.version(), image),
        "node",
        variables);
  }

  static WantedImage workload(WorkloadImage image) {
    OfficialImage official =
        image.image() == null ? null : OfficialImage.of(image.name(), image.image());
    return new WantedImage(image.name(), official, image.recipe(), Map.of());
  }

  /** The variables with which the recipe {@code runtime} adds this runtime to a node image. */
  static Map<String, String> layer(
      ImageReference node, KubernetesVersion version, NodeRuntime runtime) {
    Map<String, String> variables = new HashMap<>();
    variables.put("NODE_IMAGE", node.reference());
    variables.put("TAG", version.version() + "-" + runtime.name().replace('+', '-'));
    runtime.containerd().ifPresent(it -> variables.put("CONTAINERD", it));
    runtime.libseccomp().ifPresent(it -> variables.put("LIBSECCOMP", it));
    runtime
        .oci()
        .ifPresent(it -> variables.put(it.kind().program().toUpperCase(Locale.ROOT), it.version()));
    runtime
        .oci()
        .filter(it -> !it.libpathrs().isEmpty())
        .ifPresent(it -> variables.put("LIBPATHRS", it.libpathrs()));
    return variables;
  }
}
