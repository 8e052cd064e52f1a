package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports that the API server and the kubelet forward, without a process in the pod. This works
 * wherever this machine can connect to the API server, even for ports that the pod opens only on
 * its loopback interface.
 */
final class ForwardedPorts implements PodPorts {
  private final Map<Integer, LocalPortForward> forwards = new LinkedHashMap<>();

  private ForwardedPorts() {}

  static ForwardedPorts open(KubernetesClient client, Pod pod) {
    ForwardedPorts ports = new ForwardedPorts();
    try {
      for (int port : PodPorts.named(pod)) {
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

  @Override
  public Map<String, String> environment() {
    Map<Integer, Integer> local = new LinkedHashMap<>();
    forwards.forEach((port, forward) -> local.put(port, forward.getLocalPort()));
    return PodPorts.environment("127.0.0.1", local);
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
}
