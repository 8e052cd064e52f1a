package io.github.kindproof.cluster.profiles;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A profile as a {@code SeccompProfile} resource of the security-profiles-operator, which brings it
 * to the nodes itself. No library has its model, so it is a generic fabric8 resource. An API server
 * would silently drop fields that the API does not have.
 *
 * @see <a href="https://github.com/kubernetes-sigs/security-profiles-operator">the operator</a>
 */
public final class OperatorResource {
  private static final String API = "security-profiles-operator.x-k8s.io/v1beta1";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  /** EPERM, the runtimes' default for a profile without errno (runc's libcontainer/seccomp). */
  private static final int USUAL_ERRNO = 1;

  private OperatorResource() {}

  /**
   * Render the resource as YAML, including conditions on arguments.
   *
   * @throws BadInputException if the name is not a resource name, or a resource cannot express this
   */
  public static String of(String name, SeccompProfile profile) {
    if (!NAME.matcher(name).matches()) {
      throw new BadInputException(name, "is not a resource name", "use only a-z, 0-9, - and .");
    }
    int errno = profile.defaultErrno().orElse(USUAL_ERRNO);
    if (errno != USUAL_ERRNO) {
      throw new BadInputException(
          name,
          "has defaultErrnoRet " + errno + ", which the operator's resource does not support",
          "remove it, or install the file itself");
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("defaultAction", profile.defaultAction().profileName());
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
