package io.github.kindling.record;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindling.seccomp.Architecture;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.seccomp.SeccompRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A profile as the {@code SeccompProfile} resource of the security-profiles-operator, which brings
 * it to the nodes by itself. No library has its model, so it is a generic resource of fabric8.
 */
public final class OperatorResource {
  private static final String API = "security-profiles-operator.x-k8s.io/v1beta1";

  private OperatorResource() {}

  /** Its YAML; rules with conditions on arguments keep them. */
  public static String of(String name, SeccompProfile profile) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("defaultAction", profile.defaultAction().profileName());
    profile.defaultErrno().ifPresent(errno -> spec.put("defaultErrnoRet", errno));
    spec.put(
        "architectures", profile.architectures().stream().map(Architecture::profileName).toList());
    spec.put("syscalls", profile.rules().stream().map(OperatorResource::rule).toList());
    GenericKubernetesResource resource =
        new GenericKubernetesResourceBuilder()
            .withApiVersion(API)
            .withKind("SeccompProfile")
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withAdditionalProperties(Map.of("spec", spec))
            .build();
    return Serialization.asYaml(resource);
  }

  private static Map<String, Object> rule(SeccompRule rule) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("action", rule.action().profileName());
    node.put("names", rule.names());
    rule.errno().ifPresent(errno -> node.put("errnoRet", errno));
    if (!rule.isUnconditional()) {
      node.put(
          "args",
          rule.conditions().stream()
              .map(
                  it ->
                      Map.of(
                          "index", it.index(),
                          "value", it.value(),
                          "valueTwo", it.valueTwo(),
                          "op", it.operator()))
              .toList());
    }
    return node;
  }
}
