package io.github.kindproof.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Creates objects on a real API server. */
@Order(2)
@SeccompTest(seccompDefault = "none", workers = 0)
class CreationIT {
  @Test
  void aRequestThatTookEffectMayBeRepeated(Cluster cluster) {
    KubernetesClient client = cluster.client();
    ConfigMap created =
        Creation.of(
            named("repeated"),
            marked -> {
              client.resource(marked).create(); // its response was lost
              return client.resource(marked);
            });
    assertThat(created.getMetadata().getUid()).isNotEmpty();
  }

  @Test
  void anObjectOfSomebodyElseIsInTheWay(Cluster cluster) {
    KubernetesClient client = cluster.client();
    Creation.of(named("of-another"), client::resource);
    assertThatThrownBy(() -> Creation.of(named("of-another"), client::resource))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("already exists");
  }

  private static ConfigMap named(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .addToAnnotations("example.com/of", "its author")
        .endMetadata()
        .build();
  }
}
