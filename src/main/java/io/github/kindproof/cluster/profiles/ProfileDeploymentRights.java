package io.github.kindproof.cluster.profiles;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.internal.api.Rights;
import java.util.List;

/** The minimum rights to install and remove profiles. Pure. */
public final class ProfileDeploymentRights {
  /** The role's name. */
  public static final String ROLE = "kindproof-profiles";

  private ProfileDeploymentRights() {}

  /** Return the role. */
  public static ClusterRole role() {
    return Rights.role(
        ROLE,
        List.of(
            Rights.rule("", "namespaces", "create", "delete", "get", "update"),
            Rights.rule("", "configmaps", "create", "get", "update"),
            Rights.rule("apps", "daemonsets", "create", "get", "list", "update", "watch"),
            Rights.rule("", "pods", "list"),
            Rights.rule("", "pods/log", "get")));
  }

  /** Render the role as YAML. */
  public static String yaml() {
    return "# The rights of `kindproof profiles`. Bind them: kubectl create clusterrolebinding \\\n"
        + "#   kindproof-profiles --clusterrole kindproof-profiles --user NAME\n"
        + "# It works in its own namespace, which it creates and removes.\n"
        + Serialization.asYaml(role());
  }
}
