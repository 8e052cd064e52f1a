package io.github.kindproof.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.fleet.check.CheckObjects;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.Plans;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code kindproof check} of 10, 100 and 1,000 nodes: a real API server, simulated kubelets that
 * answer what a real node answered. The figures are written to {@code target/kindproof/scale.txt}.
 */
@SeccompTest(seccompDefault = "all", workers = 0, kubernetes = "default")
@Tag("long")
class ScaleIT {
  private static final Path FOLDER = Path.of("target", "kindproof", "scale").toAbsolutePath();
  private static final Path FIGURES = Path.of("target", "kindproof", "scale.txt");
  private static final List<Integer> COUNTS = List.of(10, 100, 1000);
  private static final String NAMESPACE = "scale";
  private static final CheckPlan PLAN = Plans.withoutSettings(1, Duration.ofMinutes(2));

  @Test
  void aThousandNodesAreAskedAsTenAre(Cluster cluster) throws Exception {
    Files.createDirectories(FOLDER);
    NodeShell real = cluster.nodes().get(0);
    Node like = cluster.client().nodes().withName(real.container()).get();
    answersOf(cluster.client(), real.container());
    keepDaemonSetsOff(cluster.client());
    Path kubeconfig = kubeconfig(cluster);
    List<String> figures = new ArrayList<>();
    try (Kwok kwok = Kwok.start(cluster.client(), real, FOLDER, gateway(real))) {
      for (int count : COUNTS) {
        kwok.nodes(count, like);
        figures.add(check(kubeconfig, "kubernetes-admin@" + cluster.name(), count));
      }
    }
    Files.write(FIGURES, figures);
  }

  /** One check of all simulated nodes by a process of its own. */
  private static String check(Path kubeconfig, String context, int count)
      throws IOException, InterruptedException {
    Path json = FOLDER.resolve("check-" + count + ".json");
    Process process =
        new ProcessBuilder(
                "./kindproof",
                "check",
                "--kubeconfig=" + kubeconfig,
                "--context=" + context,
                "--selector=kindproof.github.io/simulated=true",
                "--no-settings",
                "--json=" + json)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("check-" + count + ".log").toFile())
            .start();
    long[] peak = {0};
    new Wait("check of " + count, Duration.ofMinutes(20), Duration.ofMillis(200))
        .until(
            () -> {
              peak[0] = Math.max(peak[0], peakKibibytes(process.pid()));
              return process.isAlive();
            },
            alive -> !alive);
    assertThat(process.waitFor()).isZero();
    JsonNode result = new JsonMapper().readTree(json.toFile());
    assertThat(result.path("noAnswer")).isEmpty();
    assertThat(result.path("groups")).hasSize(1);
    assertThat(result.at("/groups/0/nodes")).hasSize(count);
    return String.format(
        Locale.ROOT,
        "%d nodes: %.1f s, %d requests, %d of them refused for load and asked again, %d MiB at most",
        count,
        result.path("seconds").asDouble(),
        result.path("requests").asLong(),
        result.path("askedAgain").asLong(),
        peak[0] >> 10);
  }

  private static long peakKibibytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  /** What a check's pod says on the real node, for the simulated ones to repeat. */
  private static void answersOf(KubernetesClient client, String node) throws IOException {
    CheckObjects objects = new CheckObjects(PLAN, NAMESPACE);
    client.resource(objects.namespace("scale")).create();
    new Wait("service account", Duration.ofMinutes(1), Duration.ofMillis(200))
        .until(
            () -> client.serviceAccounts().inNamespace(NAMESPACE).withName("default").get() != null,
            there -> there);
    Pod pod = client.resource(objects.pod(node)).create();
    var there = client.pods().inNamespace(NAMESPACE).withName(pod.getMetadata().getName());
    new Wait("answer of the real node", Duration.ofMinutes(2), Duration.ofMillis(200))
        .until(() -> there.get().getStatus().getPhase(), phase -> phase.equals("Succeeded"));
    for (var container : pod.getSpec().getContainers()) {
      Files.writeString(
          FOLDER.resolve(container.getName() + ".log"),
          withTime(there.inContainer(container.getName()).getLog()));
    }
    client.namespaces().withName(NAMESPACE).delete();
  }

  /** As containerd writes a container's log. */
  private static String withTime(String log) {
    StringBuilder lines = new StringBuilder();
    log.lines()
        .forEach(
            line ->
                lines.append("2026-01-01T00:00:00.000000000Z stdout F ").append(line).append('\n'));
    return lines.toString();
  }

  /** Else the cluster's own pods would be on every simulated node, too. */
  private static void keepDaemonSetsOff(KubernetesClient client) {
    client.apps().daemonSets().inNamespace("kube-system").list().getItems().stream()
        .map(set -> set.getMetadata().getName())
        .forEach(
            name ->
                client
                    .apps()
                    .daemonSets()
                    .inNamespace("kube-system")
                    .withName(name)
                    .edit(
                        set -> {
                          set.getSpec()
                              .getTemplate()
                              .getSpec()
                              .setNodeSelector(
                                  java.util.Map.of("node-role.kubernetes.io/control-plane", ""));
                          return set;
                        }));
  }

  private static Path kubeconfig(Cluster cluster) throws IOException {
    String server = cluster.client().getConfiguration().getMasterUrl();
    String text =
        cluster
            .nodes()
            .get(0)
            .command("cat", "/etc/kubernetes/admin.conf")
            .output()
            .replaceAll("server: .*", "server: " + server);
    return Files.writeString(FOLDER.resolve("kubeconfig"), text);
  }

  private static String gateway(NodeShell node) {
    return node.command("sh", "-c", "ip -4 route show default | cut -d' ' -f3").output().strip();
  }
}
