package io.github.kindling.check;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;

/** What a check may do, and no more: the rules that an administrator applies. Pure. */
public final class CheckRights {
  /** The role's name. */
  public static final String ROLE = "kindling-check";

  private CheckRights() {}

  /** The rules for this plan. */
  public static List<PolicyRule> rules(CheckPlan plan) {
    List<PolicyRule> rules = new ArrayList<>();
    rules.add(rule("nodes", "list"));
    rules.add(rule("namespaces", "create", "delete", "get", "list"));
    rules.add(rule("resourcequotas", "create"));
    rules.add(rule("pods", "create", "delete", "list", "watch"));
    rules.add(rule("pods/log", "get"));
    rules.add(rule("events", "list", "watch"));
    if (plan.readsConfig()) {
      rules.add(rule("nodes/proxy", "get"));
    }
    return rules;
  }

  /** The role. */
  public static ClusterRole role(CheckPlan plan) {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName(ROLE)
        .endMetadata()
        .withRules(rules(plan))
        .build();
  }

  /** The same as YAML, with what each is for. */
  public static String yaml(CheckPlan plan) {
    return "# What `kindling check` does. Bind it: kubectl create clusterrolebinding kindling-check \\\n"
        + "#   --clusterrole kindling-check --user NAME\n"
        + "# Its pods, logs and events are in a namespace of its own, which it makes and removes.\n"
        + (plan.readsConfig()
            ? "# nodes/proxy is for the kubelets' settings alone; without it: --no-settings.\n"
            : "")
        + Serialization.asYaml(role(plan));
  }

  private static PolicyRule rule(String resource, String... verbs) {
    return new PolicyRuleBuilder()
        .withApiGroups("")
        .withResources(resource)
        .withVerbs(verbs)
        .build();
  }
}
