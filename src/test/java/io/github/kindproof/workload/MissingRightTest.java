package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import org.junit.jupiter.api.Test;

class MissingRightTest {
  @Test
  void aRightIsToldWithItsGroupAndNamespace() {
    RuntimeException told =
        MissingRight.explained(
            answer(
                403,
                "replicasets.apps is forbidden: User \"u\" cannot list resource \"replicasets\" in"
                    + " API group \"apps\" in the namespace \"kindproof-1\""));

    assertThat(told)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(
            "this account is not allowed to list replicasets.apps in namespace kindproof-1 (403)")
        .hasMessageContaining("ClusterRole with the verb `list` for replicasets.apps");
  }

  @Test
  void theCoreGroupHasNoNameAndTheWholeClusterNoNamespace() {
    assertThat(
            MissingRight.of(
                answer(
                    403,
                    "nodes is forbidden: User \"u\" cannot list resource \"nodes\" in API group"
                        + " \"\" at the cluster scope")))
        .contains(new MissingRight("list", "nodes", ""));
  }

  @Test
  void whatElseIsRefusedStaysAsItIs() {
    KubernetesClientException quota = answer(403, "pods \"a\" is forbidden: exceeded quota: one");
    assertThat(MissingRight.explained(quota)).isSameAs(quota);
    RuntimeException other = new IllegalStateException("cannot list resource \"pods\"");
    assertThat(MissingRight.explained(other)).isSameAs(other);
  }

  private static KubernetesClientException answer(int code, String message) {
    return new KubernetesClientException(
        message, code, new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
