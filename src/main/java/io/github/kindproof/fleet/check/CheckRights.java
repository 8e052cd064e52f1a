package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.internal.api.Rights;
import java.util.ArrayList;
import java.util.List;

/** What a check may do, and no more: the rules that an administrator applies. Pure. */
public final class CheckRights {
  /** The role's name. */
  public static final String ROLE = "kindproof-check";

  private CheckRights() {}

  /** The rules for this plan. */
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

  /** The role. */
  public static ClusterRole role(CheckPlan plan) {
    return Rights.role(ROLE, rules(plan));
  }

  /** The same as YAML, with what each is for. */
  public static String yaml(CheckPlan plan) {
    return "# What `kindproof check` does. Bind it: kubectl create clusterrolebinding kindproof-check \\\n"
        + "#   --clusterrole kindproof-check --user NAME\n"
        + "# Its pods, logs and events are in a namespace of its own, which it makes and removes.\n"
        + (plan.readsConfig()
            ? "# nodes/proxy is for the kubelets' settings alone; without it: --no-settings.\n"
            : "")
        + Serialization.asYaml(role(plan));
  }
}
