package io.github.kindproof.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.internal.io.evidence.Evidence;
import io.github.kindproof.node.NodeShell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers what a person would look at after a failure, before anything is deleted. What cannot be
 * had is named in its place: evidence of a broken cluster must not fail itself.
 */
public final class ClusterEvidence {
  private static final String OURS = "kindproof-";

  private ClusterEvidence() {}

  static List<Evidence> of(Cluster cluster, Evidence madeFrom) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(madeFrom);
    evidence.add(piece("events.txt", () -> events(cluster.client())));
    for (NodeShell controlPlane : cluster.nodes().stream().limit(1).toList()) {
      evidence.add(piece("describe-nodes.txt", () -> describe(controlPlane, "nodes", "")));
      evidence.add(piece("describe-pods.txt", () -> describe(controlPlane, "pods", "-A")));
    }
    for (Pod pod : podsOf(cluster)) {
      evidence.addAll(ofPod(cluster, pod));
    }
    evidence.addAll(ofNodes(cluster.nodes()));
    return evidence;
  }

  /** What the components on these nodes logged. */
  public static List<Evidence> ofNodes(List<NodeShell> nodes) {
    List<Evidence> evidence = new ArrayList<>();
    for (NodeShell node : nodes) {
      for (String unit : node.layout().units()) {
        evidence.add(piece(node.container() + "-" + unit + ".log", () -> node.journal(unit)));
      }
    }
    return evidence;
  }

  private static List<Pod> podsOf(Cluster cluster) {
    try {
      return cluster.client().pods().inAnyNamespace().list().getItems().stream()
          .filter(pod -> pod.getMetadata().getNamespace().startsWith(OURS))
          .toList();
    } catch (RuntimeException e) {
      return List.of(); // the API server is gone: events.txt says so
    }
  }

  private static List<Evidence> ofPod(Cluster cluster, Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    String name = pod.getMetadata().getName();
    String prefix = namespace + "-" + name;
    List<Evidence> evidence = new ArrayList<>();
    Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .forEach(
            container -> {
              String title = prefix + "-" + container.getName();
              var log =
                  cluster
                      .client()
                      .pods()
                      .inNamespace(namespace)
                      .withName(name)
                      .inContainer(container.getName());
              evidence.add(piece(title + ".log", log::getLog));
              if (container.getRestartCount() > 0) {
                evidence.add(piece(title + "-previous.log", () -> log.terminated().getLog()));
              }
              evidence.add(
                  piece(title + "-crictl-inspect.json", () -> inspect(cluster, pod, container)));
            });
    return evidence;
  }

  private static String inspect(Cluster cluster, Pod pod, ContainerStatus container) {
    String id = Objects.requireNonNullElse(container.getContainerID(), "");
    if (id.isEmpty()) {
      return "no container was created";
    }
    return cluster.nodes().isEmpty()
        ? "no program can be run on its node"
        : cluster
            .node(pod.getSpec().getNodeName())
            .inspectContainer(id.substring(id.lastIndexOf('/') + 1))
            .toPrettyString();
  }

  private static String events(KubernetesClient client) {
    return client.v1().events().inAnyNamespace().list().getItems().stream()
        .map(ClusterEvidence::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Event event) {
    var object = event.getInvolvedObject();
    return "%s %-7s %-22s %s/%s: %s"
        .formatted(
            event.getMetadata().getCreationTimestamp(),
            event.getType(),
            event.getReason(),
            object.getKind(),
            object.getName(),
            event.getMessage());
  }

  private static String describe(NodeShell controlPlane, String what, String flag) {
    return controlPlane
        .run(
            Stream.of(
                    "kubectl",
                    "--kubeconfig",
                    controlPlane.layout().adminKubeconfig(),
                    "describe",
                    what,
                    flag)
                .filter(argument -> !argument.isEmpty())
                .toArray(String[]::new))
        .stdout();
  }

  private static Evidence piece(String title, Reading reading) {
    try {
      return new Evidence(title, Objects.requireNonNullElse(reading.read(), ""));
    } catch (IOException | RuntimeException e) { // the clients throw many kinds, all mean: gone
      return new Evidence(title, "could not be had: " + e);
    }
  }

  private interface Reading {
    @org.jspecify.annotations.Nullable
    String read() throws IOException;
  }
}
