package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.internal.api.Rights;
import java.util.ArrayList;
import java.util.List;

/** The rights of a check, and no more. Pure. */
public final class CheckRights {
  public static final String ROLE = "kindproof-check";

  private CheckRights() {}

  public static List<PolicyRule> rules(CheckPlan plan) {
    List<PolicyRule> rules = new ArrayList<>();
    rules.add(Rights.rule("", "nodes", "list"));
    rules.add(Rights.rule("", "namespaces", "create", "delete", "get", "list"));
    rules.add(Rights.rule("", "resourcequotas", "create"));
    rules.add(Rights.rule("", "pods", "create", "delete", "list", "watch"));
    rules.add(Rights.rule("", "pods/log", "get"));
    rules.add(Rights.rule("", "events", "list", "watch"));
    if (plan.readsConfig()) {
      rules.add(Rights.rule("", "nodes/proxy", "get"));
    }
    return rules;
  }

  public static ClusterRole role(CheckPlan plan) {
    return Rights.role(ROLE, rules(plan));
  }

  /** The role as YAML, with comments. */
  public static String yaml(CheckPlan plan) {
    return "# The rights of `kindproof check`. Bind them: kubectl create clusterrolebinding kindproof-check \\\n"
        + "#   --clusterrole kindproof-check --user NAME\n"
        + "# Its pods, logs and events are in its own namespace, which it creates and removes.\n"
        + (plan.readsConfig()
            ? "# Only reading the kubelets' settings requires nodes/proxy. To do without it: --no-settings.\n"
            : "")
        + Serialization.asYaml(role(plan));
  }
}
