package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** The ports of a pod, reachable from this machine. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface PodPorts extends AutoCloseable permits ForwardedPorts, NodePorts {
  /** Open the TCP ports that the pod's containers name, through the API server. */
  static PodPorts forwarded(KubernetesClient client, Pod pod) {
    return ForwardedPorts.open(client, pod);
  }

  /**
   * Open the ports through the node, which needs no forwarding process. If this machine cannot
   * connect to the node, or to the pod's ports on it, open them through the API server.
   *
   * @param pod a pod that listens on its ports, or will within 15 seconds
   */
  static PodPorts direct(KubernetesClient client, Pod pod) {
    return NodePorts.open(client, pod)
        .map(PodPorts.class::cast)
        .orElseGet(() -> forwarded(client, pod));
  }

  /**
   * Return the variables of an exercise: {@code ADDRESS}, {@code PORT}, and one such as {@code
   * PORT_80} for each port.
   */
  Map<String, String> environment();

  @Override
  void close();

  /** Return the variables for an address and the reachable port for each of the pod's ports. */
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

  /** Return the TCP ports that the pod's containers name, without duplicates. */
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
