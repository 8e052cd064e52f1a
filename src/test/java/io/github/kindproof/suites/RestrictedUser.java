package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.access.Kubeconfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Somebody who has the rights of one role, of which one after the other can be taken away.
 *
 * @param whole the role with all of them
 * @param kubeconfig how they reach the cluster
 */
record RestrictedUser(Cluster cluster, ClusterRole whole, Kubeconfig kubeconfig) {
  private static final String NAMESPACE = "default";

  static RestrictedUser of(Cluster cluster, ClusterRole whole, Path folder) {
    allow(cluster, whole);
    String token = token(cluster.client(), whole.getMetadata().getName());
    return new RestrictedUser(cluster, whole, AdminKubeconfig.withToken(cluster, folder, token));
  }

  /**
   * Passes if the attempt fails without each right, one at a time, and names it by verb and
   * resource.
   *
   * @param cleaning removes what an attempt has left
   */
  void needsEachRightFor(ThrowingCallable attempt, Runnable cleaning) {
    for (PolicyRule rule : whole.getRules()) {
      for (String verb : rule.getVerbs()) {
        String resource = rule.getResources().get(0);
        allow(cluster, without(rule, verb));
        assertThat(catchThrowable(attempt))
            .as("without %s %s", verb, resource)
            .isInstanceOf(EnvironmentException.class)
            .hasMessageStartingWith("may not " + verb + " " + resource + " (403)");
        cleaning.run();
      }
    }
    allow(cluster, whole);
  }

  private ClusterRole without(PolicyRule rule, String verb) {
    List<PolicyRule> rules = new ArrayList<>(whole.getRules());
    List<String> verbs = new ArrayList<>(rule.getVerbs());
    verbs.remove(verb);
    rules.remove(rule);
    if (!verbs.isEmpty()) {
      rules.add(new PolicyRuleBuilder(rule).withVerbs(verbs).build());
    }
    return new ClusterRoleBuilder(whole).withRules(rules).build();
  }

  private static void allow(Cluster cluster, ClusterRole role) {
    cluster.client().resource(role).createOr(existing -> existing.update());
  }

  private static String token(KubernetesClient client, String role) {
    client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .resource(
            new ServiceAccountBuilder().withNewMetadata().withName(role).endMetadata().build())
        .create();
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(role)
                .endMetadata()
                .withNewRoleRef()
                .withApiGroup("rbac.authorization.k8s.io")
                .withKind("ClusterRole")
                .withName(role)
                .endRoleRef()
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName(role)
                .withNamespace(NAMESPACE)
                .endSubject()
                .build())
        .create();
    return client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .withName(role)
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }
}
