package io.github.kindling.exercise;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of a pod as this machine reaches them: forwarded by the API server and the kubelet,
 * which start no process in the pod.
 */
public final class PodPorts implements AutoCloseable {
  private final Map<Integer, LocalPortForward> forwards = new LinkedHashMap<>();

  private PodPorts() {}

  /** Opens those that the pod's containers name, over TCP. */
  public static PodPorts open(KubernetesClient client, Pod pod) {
    PodPorts ports = new PodPorts();
    try {
      for (int port : named(pod)) {
        ports.forwards.put(
            port,
            client
                .pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .portForward(port));
      }
      return ports;
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
  }

  /** What an exercise is told: {@code ADDRESS}, {@code PORT} and {@code PORT_80} for port 80. */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("ADDRESS", "127.0.0.1");
    forwards.forEach(
        (port, forward) -> {
          String local = String.valueOf(forward.getLocalPort());
          environment.putIfAbsent("PORT", local);
          environment.put("PORT_" + port, local);
        });
    return environment;
  }

  @Override
  public void close() {
    for (LocalPortForward forward : forwards.values()) {
      try {
        forward.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Integer> named(Pod pod) {
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
