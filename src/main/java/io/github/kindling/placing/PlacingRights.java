package io.github.kindling.placing;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** What bringing profiles and taking them away may do, and no more. Pure. */
public final class PlacingRights {
  /** The role's name. */
  public static final String ROLE = "kindling-profiles";

  private PlacingRights() {}

  /** The role. */
  public static ClusterRole role() {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName(ROLE)
        .endMetadata()
        .withRules(
            rule("", "namespaces", "create", "delete", "get", "update"),
            rule("", "configmaps", "create", "get", "update"),
            rule("apps", "daemonsets", "create", "get", "list", "update", "watch"),
            rule("", "pods", "get", "list"),
            rule("", "pods/log", "get"))
        .build();
  }

  /** The same as YAML. */
  public static String yaml() {
    return "# What `kindling profiles` does. Bind it: kubectl create clusterrolebinding \\\n"
        + "#   kindling-profiles --clusterrole kindling-profiles --user NAME\n"
        + "# All of it is in a namespace of its own, which it makes and removes.\n"
        + Serialization.asYaml(role());
  }

  private static PolicyRule rule(String group, String resource, String... verbs) {
    return new PolicyRuleBuilder()
        .withApiGroups(group)
        .withResources(resource)
        .withVerbs(verbs)
        .build();
  }
}
