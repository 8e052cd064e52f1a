package io.github.kindproof.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.NodeShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Simulated kubelets, by kwok: nodes that are none, before an API server that is one. */
final class Kwok implements AutoCloseable {
  /** Builds from its Go module. */
  private static final String MODULE = "sigs.k8s.io/kwok/cmd/kwok@v0.8.0";

  private static final Map<String, String> SIMULATED =
      Map.of("kindproof.github.io/simulated", "true");
  private static final String PORT = "10247";
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
  private static final Duration READY_LIMIT = Duration.ofMinutes(10);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int AT_ONCE = 8;

  private final KubernetesClient client;
  private final Process process;

  private Kwok(KubernetesClient client, Process process) {
    this.client = client;
    this.process = process;
  }

  /**
   * Starts it before a cluster of ours.
   *
   * @param folder has {@code kubeconfig}, and the answers as {@code CONTAINER.log}
   * @param address of this machine, as the API server reaches it
   */
  static Kwok start(KubernetesClient client, NodeShell controlPlane, Path folder, String address)
      throws IOException {
    Command.of("go", "install", MODULE)
        .withEnvironment(Map.of("GOBIN", folder.toString(), "CGO_ENABLED", "0"))
        .withLimit(BUILD_LIMIT)
        .output();
    // An API server asks kubelets by TLS, and does not verify them as kubeadm sets it up.
    for (String end : List.of("crt", "key")) {
      byte[] bytes = controlPlane.readFile("/etc/kubernetes/pki/apiserver." + end).orElseThrow();
      Files.write(folder.resolve("kwok." + end), bytes);
    }
    String config =
        PackagedFile.text(Kwok.class, "kwok.yaml")
            .replace("@ADDRESS@", address)
            .replace("@PORT@", PORT)
            .replace("@FOLDER@", folder.toString());
    Path file = Files.writeString(folder.resolve("kwok.yaml"), config);
    Process process =
        new ProcessBuilder(
                folder.resolve("kwok").toString(),
                "--config=" + file,
                "--kubeconfig=" + folder.resolve("kubeconfig"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kwok.log").toFile())
            .start();
    return new Kwok(client, process);
  }

  /** Sees to it that there are so many nodes, which look like this real one, and waits for them. */
  void nodes(int count, Node like) {
    int there = ready();
    NodeSystemInfo facts = like.getStatus().getNodeInfo();
    List<Callable<Node>> tasks =
        IntStream.range(there, count)
            .mapToObj(
                number ->
                    (Callable<Node>)
                        () ->
                            client
                                .resource(node("simulated-%05d".formatted(number), facts))
                                .create())
            .toList();
    if (!tasks.isEmpty()) {
      ConcurrentTasks.run(Executors.newFixedThreadPool(AT_ONCE), tasks, "the test", "run again");
    }
    new Wait(count + " simulated nodes", READY_LIMIT, INTERVAL)
        .until(this::ready, ready -> ready == count || !process.isAlive());
    assertThat(process.isAlive()).as("kwok, see target/kindproof/scale/kwok.log").isTrue();
  }

  private static Node node(String name, NodeSystemInfo facts) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(SIMULATED)
        .addToAnnotations("runtime", facts.getContainerRuntimeVersion())
        .addToAnnotations("kernel", facts.getKernelVersion())
        .addToAnnotations("kubelet", facts.getKubeletVersion())
        .addToAnnotations("system", facts.getOsImage())
        .endMetadata()
        .build();
  }

  private int ready() {
    return (int)
        client.nodes().withLabels(SIMULATED).list().getItems().stream()
            .filter(
                node -> node.getStatus() != null && "Running".equals(node.getStatus().getPhase()))
            .count();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
