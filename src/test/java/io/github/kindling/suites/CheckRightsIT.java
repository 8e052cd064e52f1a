package io.github.kindling.suites;

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
import io.github.kindling.check.CheckNamespaces;
import io.github.kindling.check.CheckPlan;
import io.github.kindling.check.CheckRights;
import io.github.kindling.check.FleetCheck;
import io.github.kindling.check.Kubeconfig;
import io.github.kindling.check.Plans;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.junit.SeccompTest;
import io.github.kindling.progress.Progress;
import io.github.kindling.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights that are printed are enough for a check, and none of them can be left out. */
@Tag("long")
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class CheckRightsIT {
  private static final CheckPlan PLAN = Plans.simple(1, Duration.ofSeconds(60));
  private static final String ACCOUNT = "checker";
  private static final String NAMESPACE = "default";

  @Test
  void eachRightIsNeededAndTogetherTheyAreEnough(Cluster cluster, @TempDir Path folder) {
    try (Workload probe = cluster.apply("manifests/probe.yaml")) {
      assertThat(probe.pod("probe")).isRunning(); // the image is on the node
    }
    Kubeconfig checker = AdminKubeconfig.withToken(cluster, folder, token(cluster.client()));
    ClusterRole whole = CheckRights.role(PLAN);
    allow(cluster, whole);
    assertThat(new FleetCheck(checker, PLAN, Progress.silent()).run().isGood()).isTrue();

    for (PolicyRule rule : whole.getRules()) {
      for (String verb : rule.getVerbs()) {
        String resource = rule.getResources().get(0);
        allow(cluster, without(whole, rule, verb));
        assertThat(catchThrowable(() -> new FleetCheck(checker, PLAN, Progress.silent()).run()))
            .as("without %s %s", verb, resource)
            .isInstanceOf(EnvironmentFault.class)
            .hasMessageStartingWith("may not " + verb + " " + resource + " (403)");
        new CheckNamespaces(cluster.client()).removeLeftOvers(true);
      }
    }
  }

  private static ClusterRole without(ClusterRole whole, PolicyRule rule, String verb) {
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

  private static String token(KubernetesClient client) {
    client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .resource(
            new ServiceAccountBuilder().withNewMetadata().withName(ACCOUNT).endMetadata().build())
        .create();
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(ACCOUNT)
                .endMetadata()
                .withNewRoleRef()
                .withApiGroup("rbac.authorization.k8s.io")
                .withKind("ClusterRole")
                .withName(CheckRights.ROLE)
                .endRoleRef()
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName(ACCOUNT)
                .withNamespace(NAMESPACE)
                .endSubject()
                .build())
        .create();
    return client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .withName(ACCOUNT)
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }
}
