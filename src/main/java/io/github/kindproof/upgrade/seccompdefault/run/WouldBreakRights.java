package io.github.kindproof.upgrade.seccompdefault.run;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.internal.api.Rights;
import java.util.List;

/** The rights to read the workloads of a cluster, and no more: none is for Secrets. Pure. */
public final class WouldBreakRights {
  private static final String ROLE = "kindproof-would-break";

  private WouldBreakRights() {}

  /** Return the role with these rights. */
  public static ClusterRole role() {
    return Rights.role(
        ROLE,
        List.of(
            Rights.rule("", "nodes", "list"),
            Rights.rule("", "pods", "list"),
            Rights.rule("", "replicationcontrollers", "list"),
            Rights.rule("", "configmaps", "get"),
            Rights.rule("apps", "deployments", "list"),
            Rights.rule("apps", "statefulsets", "list"),
            Rights.rule("apps", "daemonsets", "list"),
            Rights.rule("apps", "replicasets", "list"),
            Rights.rule("batch", "jobs", "list"),
            Rights.rule("batch", "cronjobs", "list")));
  }

  /** Return the role as YAML, with comments. */
  public static String yaml() {
    return "# The rights of `kindproof would-break`, which only reads. Bind them:\n"
        + "#   kubectl create clusterrolebinding "
        + ROLE
        + " --clusterrole "
        + ROLE
        + " --user NAME\n"
        + Serialization.asYaml(role());
  }
}
