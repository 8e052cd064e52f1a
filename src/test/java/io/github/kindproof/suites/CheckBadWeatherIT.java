package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.fleet.check.CheckObjects;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.FleetCheck;
import io.github.kindproof.fleet.check.FleetResult;
import io.github.kindproof.fleet.check.Plans;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A cluster that refuses, lacks or forbids something: said of the node alone, and nothing stays.
 */
@Tag("long")
@ResourceLock("checks") // they count the namespaces of checks
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class CheckBadWeatherIT {
  private static final String IMAGE = "kindproof/probe:1";

  @TempDir Path folder;

  @BeforeEach
  void theImageIsOnTheNode(Cluster cluster) {
    ProbeImage.bringTo(cluster);
  }

  @Test
  void anImageThatIsNotThereIsToldInTheNodesWords(Cluster cluster) {
    FleetResult result = check(AdminKubeconfig.of(cluster, folder), "nowhere.invalid/probe:1");
    assertThat(why(result)).contains("ImagePullBackOff").contains("nowhere.invalid/probe:1");
    nothingStays(cluster);
  }

  @Test
  void aPolicyThatRefusesThePodIsTold(Cluster cluster) {
    List<HasMetadata> policy =
        cluster
            .client()
            .load(CheckBadWeatherIT.class.getResourceAsStream("refuses-node-names.yaml"))
            .items();
    policy.forEach(each -> cluster.client().resource(each).create());
    try {
      // It takes a moment until the API server goes by it.
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(why(check(AdminKubeconfig.of(cluster, folder), IMAGE)))
                      .contains("its pod was rejected", "nobody names nodes here"));
    } finally {
      policy.forEach(each -> cluster.client().resource(each).delete());
    }
    nothingStays(cluster);
  }

  /** As a cluster's own controller would that gives each new namespace its share. */
  @Test
  void aQuotaOfOthersThatIsUsedUpIsTold(Cluster cluster) {
    KubernetesClient client = cluster.client();
    try (var unused =
        client
            .namespaces()
            .withLabel(CheckObjects.LABEL)
            .inform(new NoPodsIn(namespace -> client.resource(noPods(namespace)).create()))) {
      // It has to be there before the pod.
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(why(check(AdminKubeconfig.of(cluster, folder), IMAGE)))
                      .contains("its pod was rejected", "exceeded quota: of-others"));
    }
    nothingStays(cluster);
  }

  private static ResourceQuota noPods(String namespace) {
    return new ResourceQuotaBuilder()
        .withNewMetadata()
        .withName("of-others")
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .addToHard("pods", new Quantity("0"))
        .endSpec()
        .build();
  }

  private record NoPodsIn(Consumer<String> made) implements ResourceEventHandler<Namespace> {
    @Override
    public void onAdd(Namespace namespace) {
      if (namespace.getMetadata().getDeletionTimestamp() == null) {
        made.accept(namespace.getMetadata().getName());
      }
    }

    @Override
    public void onUpdate(Namespace before, Namespace after) {
      // Its share is there.
    }

    @Override
    public void onDelete(Namespace namespace, boolean unknown) {
      // So is its quota.
    }
  }

  @Test
  void aServerThatDoesNotKnowUsOrIsNotReachedIsAFault(Cluster cluster) throws IOException {
    Kubeconfig unknown = AdminKubeconfig.withToken(cluster, folder, "none");
    assertThatThrownBy(() -> check(unknown, IMAGE))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("rejects these credentials (401)");
    Path file = AdminKubeconfig.of(cluster, folder).file();
    Files.writeString(
        file, Files.readString(file).replaceAll("server: .*", "server: https://127.0.0.1:1"));
    Kubeconfig unreached = Kubeconfig.read(file, unknown.context());
    assertThatThrownBy(() -> check(unreached, IMAGE))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("cannot reach https://127.0.0.1:1");
  }

  @Test
  void whatADeadCheckHasLeftIsRemovedByTheNext(Cluster cluster) {
    String dead = "2-1-" + Owner.current().token().split("-", -1)[2];
    cluster
        .client()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName("kindproof-check-" + dead)
                .addToLabels(CheckObjects.LABEL, dead)
                .endMetadata()
                .build())
        .create();
    assertThat(check(AdminKubeconfig.of(cluster, folder), IMAGE).isGood()).isTrue();
    nothingStays(cluster);
  }

  private static FleetResult check(Kubeconfig kubeconfig, String image) {
    CheckPlan plan = Plans.withImage(image);
    return new FleetCheck(kubeconfig, plan, Progress.silent()).run();
  }

  private static String why(FleetResult result) {
    assertThat(result.notLooked()).hasSize(1);
    return Pattern.compile("\\s+").matcher(result.notLooked().get(0).why()).replaceAll(" ");
  }

  private static void nothingStays(Cluster cluster) {
    assertThat(cluster.client().namespaces().withLabel(CheckObjects.LABEL).list().getItems())
        .isEmpty();
  }
}
