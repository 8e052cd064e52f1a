package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** The ports of a pod as this machine reaches them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface PodPorts extends AutoCloseable permits ForwardedPorts, NodePorts {
  /** Opens those that the pod's containers name, over TCP, by way of the API server. */
  static PodPorts forwarded(KubernetesClient client, Pod pod) {
    return ForwardedPorts.open(client, pod);
  }

  /**
   * Opens them by way of the node, which costs no process a thing; where this machine does not
   * reach the node, or the pod's ports on it, by way of the API server.
   *
   * @param pod that listens at its ports now, or within some seconds
   */
  static PodPorts direct(KubernetesClient client, Pod pod) {
    return NodePorts.open(client, pod)
        .map(PodPorts.class::cast)
        .orElseGet(() -> forwarded(client, pod));
  }

  /** What an exercise is told: {@code ADDRESS}, {@code PORT} and {@code PORT_80} for port 80. */
  Map<String, String> environment();

  @Override
  void close();

  /** That of ports at an address, by the pod's ports. */
  static Map<String, String> environment(String address, Map<Integer, Integer> ports) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("ADDRESS", address);
    ports.forEach(
        (port, there) -> {
          environment.putIfAbsent("PORT", String.valueOf(there));
          environment.put("PORT_" + port, String.valueOf(there));
        });
    return environment;
  }

  /** Those that its containers name, over TCP, each once. */
  static List<Integer> named(Pod pod) {
    List<Integer> ports = new ArrayList<>();
    for (var container : pod.getSpec().getContainers()) {
      for (ContainerPort port : container.getPorts()) {
        boolean tcp = port.getProtocol() == null || port.getProtocol().equals("TCP");
        if (tcp && !ports.contains(port.getContainerPort())) {
          ports.add(port.getContainerPort());
        }
      }
    }
    return ports;
  }
}
