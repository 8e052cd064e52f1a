package io.github.kindproof.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.waiting.Changes;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.junit.SeccompTest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Waits for objects of a real API server. */
@Order(2)
@SeccompTest(seccompDefault = "none", workers = 0)
class ApiChangesIT {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final String NAMESPACE = "default";

  @Test
  void itIsAskedWhereSomethingChangedAndHardlyElse(Cluster cluster) {
    RequestCount asked = new RequestCount();
    try (KubernetesClient client = client(cluster.client().getConfiguration(), asked)) {
      Waited<Boolean> waited = waiting(client, "no-such-map", Duration.ofSeconds(5));
      assertThat(waited.met()).isFalse();
      assertThat(asked.soFar()).as("requests in 50 intervals").isLessThan(10);
    }
  }

  @Test
  void whatIsCreatedIsSeenSoonAfter(Cluster cluster) {
    RequestCount asked = new RequestCount();
    try (KubernetesClient client = client(cluster.client().getConfiguration(), asked)) {
      assertThat(seesWhatIsCreated(client, cluster, "watched")).isTrue();
      assertThat(asked.soFar()).isLessThan(10);
    }
  }

  @Test
  void whoMayNotWatchAsksAtEachInterval(Cluster cluster) {
    mayOnlyGet(cluster.client(), "reader");
    Config reader =
        new ConfigBuilder(cluster.client().getConfiguration())
            .withImpersonateUsername("reader")
            .build();
    assertThat(isTold(cluster.client().getConfiguration())).isTrue();
    assertThat(isTold(reader)).isFalse();
    try (KubernetesClient client = client(reader, new RequestCount())) {
      assertThat(seesWhatIsCreated(client, cluster, "unwatched")).isTrue();
    }
  }

  private static boolean isTold(Config config) {
    try (KubernetesClient client = client(config, new RequestCount());
        Changes.Following following =
            ApiChanges.of(client.configMaps().inNamespace(NAMESPACE)).follow(() -> {})) {
      return following.isAlive();
    }
  }

  private static boolean seesWhatIsCreated(KubernetesClient client, Cluster cluster, String name) {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(NAMESPACE)
            .endMetadata()
            .build();
    CompletableFuture<ConfigMap> created =
        CompletableFuture.supplyAsync(
            () -> cluster.client().resource(map).create(),
            CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
    Waited<Boolean> waited = waiting(client, name, Duration.ofSeconds(30));
    cluster.client().resource(created.join()).delete();
    return waited.met();
  }

  private static Waited<Boolean> waiting(KubernetesClient client, String name, Duration limit) {
    Resource<ConfigMap> map = client.configMaps().inNamespace(NAMESPACE).withName(name);
    return new Wait("ConfigMap " + name, limit, INTERVAL)
        .wokenBy(ApiChanges.of(map))
        .until(() -> Objects.nonNull(map.get()), there -> there);
  }

  private static KubernetesClient client(Config config, RequestCount asked) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("asked", asked))
        .build();
  }

  private static void mayOnlyGet(KubernetesClient client, String user) {
    client
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(user)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("configmaps")
                .withVerbs("get")
                .endRule()
                .build())
        .create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(user)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", user)
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build())
        .create();
  }
}
