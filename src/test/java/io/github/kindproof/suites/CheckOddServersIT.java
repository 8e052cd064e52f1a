package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.fleet.check.CheckObjects;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.FleetCheck;
import io.github.kindproof.fleet.check.FleetResult;
import io.github.kindproof.fleet.check.NodeAnswer;
import io.github.kindproof.fleet.check.Plans;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Real API servers at their worst: busy, gone for a while, changing what is asked; and odd nodes.
 */
@Tag("long")
@ResourceLock("checks") // they count the namespaces of checks
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class CheckOddServersIT {
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @BeforeEach
  void theImageIsOnTheNode(Cluster cluster) {
    ProbeImage.bringTo(cluster);
  }

  @Test
  void aServerThatRefusesForLoadIsAskedAgain(Cluster cluster) {
    KubernetesClient client = cluster.client();
    List<String> busy = IntStream.range(0, 12).mapToObj(number -> "busy-" + number).toList();
    var load =
        client.load(CheckOddServersIT.class.getResourceAsStream("refuses-for-load.yaml")).items();
    try {
      busy.forEach(name -> make(client, name, "linux"));
      load.forEach(each -> client.resource(each).create());
      new Wait("the load to be judged", LIMIT, INTERVAL)
          .until(
              () ->
                  client
                      .flowControl()
                      .v1()
                      .flowSchema()
                      .withName("little-room")
                      .get()
                      .getStatus()
                      .getConditions(),
              conditions -> conditions.stream().anyMatch(it -> it.getStatus().equals("False")));
      CheckPlan plan = Plans.withoutSettings(busy.size() + 1, Duration.ofSeconds(20));
      FleetResult result =
          new FleetCheck(AdminKubeconfig.of(cluster, folder), plan, Progress.silent()).run();
      assertThat(result.askedAgain()).isPositive();
      assertThat(result.looked()).hasSize(1);
      assertThat(result.notLooked())
          .hasSize(busy.size())
          .allSatisfy(it -> assertThat(it.why()).startsWith("no answer within 20 s"));
    } finally {
      load.forEach(each -> client.resource(each).delete());
      busy.forEach(name -> client.nodes().withName(name).delete());
    }
    nothingStays(client);
  }

  @Test
  void aServerThatIsGoneForAWhileIsWaitedFor(Cluster cluster) {
    Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
    NodeShell node = cluster.nodes().get(0);
    CompletableFuture<FleetResult> check = CompletableFuture.supplyAsync(() -> check(admin));
    new Wait("the check's pod", LIMIT, INTERVAL)
        .until(() -> ofCheck(cluster.client()), there -> there);
    String server = node.crictl("ps", "--quiet", "--name", "kube-apiserver").output().strip();
    node.crictl("stop", server).output();
    assertThat(check.join().isGood()).isTrue();
    nothingStays(cluster.client());
  }

  @Test
  void aServerThatHasJustStartedIsNoWantOfRight(Cluster cluster) {
    Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
    NodeShell node = cluster.nodes().get(0);
    node.crictl("stop", node.crictl("ps", "--quiet", "--name", "kube-apiserver").output().strip())
        .output();
    try (KubernetesClient asItIs = withoutPatience(cluster);
        KubernetesClient client = admin.client(new RequestCount(), Progress.silent())) {
      Waited<Integer> refused =
          new Wait("the API server to refuse its administrator", LIMIT, Duration.ofMillis(20))
              .until(() -> answer(asItIs), code -> code == FORBIDDEN);
      assertThat(refused.met()).isTrue();
      assertThat(client.nodes().list().getItems()).hasSize(1);
    }
  }

  private static KubernetesClient withoutPatience(Cluster cluster) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(cluster.client().getConfiguration())
                .withRequestRetryBackoffLimit(0)
                .build())
        .build();
  }

  private static int answer(KubernetesClient client) {
    try {
      return client.nodes().list() == null ? 0 : OK;
    } catch (KubernetesClientException e) {
      return e.getCode();
    }
  }

  private static boolean ofCheck(KubernetesClient client) {
    return client.namespaces().withLabel(CheckObjects.LABEL).list().getItems().stream()
        .map(it -> it.getMetadata().getName())
        .anyMatch(name -> !client.pods().inNamespace(name).list().getItems().isEmpty());
  }

  @Test
  void nodesThatAreNoneAreToldAndTheOthersAnswer(Cluster cluster) {
    KubernetesClient client = cluster.client();
    try {
      make(client, "of-windows", "windows");
      make(client, "vanishes", "linux");
      Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
      CompletableFuture<FleetResult> check = CompletableFuture.supplyAsync(() -> check(admin));
      new Wait("the check's pod", LIMIT, INTERVAL).until(() -> ofCheck(client), there -> there);
      client.nodes().withName("vanishes").delete();
      FleetResult result = check.join();
      Map<String, String> silent =
          result.notLooked().stream()
              .collect(Collectors.toMap(NodeAnswer.NotLooked::node, NodeAnswer.NotLooked::why));
      assertThat(silent).containsOnlyKeys("of-windows", "vanishes");
      assertThat(silent.get("of-windows")).isEqualTo("it runs windows, which has no seccomp");
      assertThat(silent.get("vanishes")).isEqualTo("it was removed during the check");
      assertThat(result.looked()).hasSize(1);
      nothingStays(client);
    } finally {
      client.nodes().withName("of-windows").delete();
      client.nodes().withName("vanishes").delete();
    }
  }

  private static void make(KubernetesClient client, String name, String system) {
    client
        .resource(new NodeBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    // A patch without a version: controllers write to the node in the meantime.
    client
        .nodes()
        .withName(name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            Serialization.asJson(ready(new NodeBuilder().build(), system)));
  }

  private static Node ready(Node node, String system) {
    return new NodeBuilder(node)
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withReason("Simulated")
        .endCondition()
        .withNewNodeInfo()
        .withOperatingSystem(system)
        .withArchitecture("amd64")
        .withKubeletVersion("v1.34.11")
        .withContainerRuntimeVersion("containerd://1.6.20")
        .withKernelVersion("6.1")
        .withOsImage(system)
        .withBootID("")
        .withKubeProxyVersion("")
        .withMachineID("")
        .withSystemUUID("")
        .endNodeInfo()
        .endStatus()
        .build();
  }

  @Test
  void aWebhookThatGivesThePodAProfileIsTold(Cluster cluster) throws Exception {
    try (MutatingWebhook webhook = MutatingWebhook.start(cluster, folder)) {
      Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
      // It takes a moment until the API server goes by it.
      FleetResult result =
          new Wait("the webhook to be asked", LIMIT, INTERVAL)
              .until(() -> check(admin), it -> webhook.isAsked())
              .last();
      assertThat(result.notLooked())
          .singleElement()
          .satisfies(
              it ->
                  assertThat(it.why())
                      .isEqualTo(
                          "an admission webhook set the pod's seccomp profile to RuntimeDefault"));
    }
    nothingStays(cluster.client());
  }

  private static FleetResult check(Kubeconfig kubeconfig) {
    CheckPlan plan = Plans.withoutSettings(4, Duration.ofSeconds(45));
    return new FleetCheck(kubeconfig, plan, Progress.silent()).run();
  }

  private static void nothingStays(KubernetesClient client) {
    assertThat(client.namespaces().withLabel(CheckObjects.LABEL).list().getItems())
        .isEqualTo(List.of());
  }
}
