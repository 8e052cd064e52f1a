package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.FleetCheck;
import io.github.kindproof.fleet.check.FleetResult;
import io.github.kindproof.fleet.check.NodeAnswer;
import io.github.kindproof.fleet.check.NodeGroup;
import io.github.kindproof.fleet.check.NodeLook;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster that exists, of four workers: one without SeccompDefault, one with another profile, one
 * whose kubelet has stopped, one cordoned. Each is found by name, and nothing of the check stays.
 */
@Tag("long")
@SeccompTest(kubernetes = "default")
class FleetCheckIT {
  private static final String PROFILE = "/var/lib/kubelet/seccomp/app.json";

  @Test
  void eachOddNodeIsFoundAndNothingStays(
      Harness harness, KubernetesVersion version, @TempDir Path folder) {
    try (ClusterPool.Lease lease = FourWorkers.lease(harness, version, "worker2,worker3,worker4")) {
      Cluster cluster = lease.result().orElseThrow(refused -> "see its evidence");
      makeOdd(cluster);
      CheckPlan plan =
          new CheckPlan(
              "kindproof/probe:1",
              Optional.of("app.json"),
              true,
              "/var/lib/kubelet",
              true,
              "",
              4,
              Duration.ofSeconds(90));

      SortedSet<String> before = AllObjects.of(cluster);
      FleetResult result =
          new FleetCheck(AdminKubeconfig.of(cluster, folder), plan, Progress.silent()).run();
      assertThat(AllObjects.of(cluster)).isEqualTo(before);

      isFound(result, cluster.nodes().stream().map(NodeShell::container).toList());
    }
  }

  private static void isFound(FleetResult result, List<String> nodes) {
    assertThat(result.isGood()).isFalse();
    assertThat(result.notLooked())
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.node()).isEqualTo(nodes.get(3));
              assertThat(node.why()).contains("not Ready since", "Kubelet stopped posting");
            });
    Map<List<String>, List<String>> odd =
        result.groups().stream()
            .filter(group -> !group.differences().isEmpty())
            .collect(Collectors.toMap(NodeGroup::nodes, NodeGroup::differences));
    assertThat(odd)
        .isEqualTo(
            Map.of(
                List.of(nodes.get(1)), List.of("no SeccompDefault"),
                List.of(nodes.get(2)), List.of("different profile app.json")));
    assertThat(result.looked())
        .filteredOn(node -> node.remarks().contains("it is cordoned"))
        .extracting(NodeAnswer.Looked::node)
        .containsExactly(nodes.get(4));
    NodeLook most = look(result, nodes.get(0));
    assertThat(most.filtersByDefault()).isTrue();
    assertThat(most.isByArgument()).as("one node's kubelet gets it as an argument").isTrue();
    assertThat(most.blocked()).isEqualTo(most.blockedByRuntimeDefault()).contains("keyctl");
    assertThat(most.wanted().orElseThrow().starts()).isTrue();
    assertThat(most.profiles().orElseThrow()).containsOnlyKeys("app.json");
    assertThat(look(result, nodes.get(1)).blocked()).isEmpty();
  }

  private static NodeLook look(FleetResult result, String node) {
    return result.looked().stream()
        .filter(each -> each.node().equals(node))
        .map(NodeAnswer.Looked::look)
        .findFirst()
        .orElseThrow();
  }

  private static void makeOdd(Cluster cluster) {
    List<NodeShell> nodes = cluster.nodes();
    ProbeImage.bringTo(cluster);
    nodes.forEach(node -> node.writeFile(PROFILE, "{\"defaultAction\": \"SCMP_ACT_LOG\"}"));
    nodes.get(2).writeFile(PROFILE, "{\"defaultAction\": \"SCMP_ACT_ALLOW\"}");
    nodes.get(3).command("systemctl", "stop", "kubelet").output();
    cluster
        .client()
        .nodes()
        .withName(nodes.get(4).container())
        .edit(
            node -> {
              node.getSpec().setUnschedulable(true);
              return node;
            });
    new Wait("node not Ready", Duration.ofMinutes(2), Duration.ofSeconds(1))
        .until(
            () -> cluster.client().nodes().withName(nodes.get(3).container()).get(),
            FleetCheckIT::isNotReady);
  }

  private static boolean isNotReady(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(it -> it.getType().equals("Ready") && !it.getStatus().equals("True"));
  }
}
