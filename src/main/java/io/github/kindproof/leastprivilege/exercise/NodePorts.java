package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.internal.api.Creation;
import io.github.kindproof.internal.io.waiting.Wait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ports of the pod's node that a service, created for this purpose, forwards to the pod. */
final class NodePorts implements PodPorts {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int CONNECT_MILLISECONDS = 500;

  /** The port of the kubelet, the same on every node. */
  private static final int KUBELET = 10250;

  private final KubernetesClient client;
  private final Service service;
  private final String address;

  private NodePorts(KubernetesClient client, Service service, String address) {
    this.client = client;
    this.service = service;
    this.address = address;
  }

  /** Open the ports; return empty if this machine cannot connect to them. */
  static Optional<NodePorts> open(KubernetesClient client, Pod pod) {
    String node = pod.getStatus().getHostIP();
    if (PodPorts.named(pod).isEmpty() || !answers(node, KUBELET)) {
      return Optional.empty();
    }
    Service service = Creation.of(service(pod), client::resource);
    NodePorts ports = new NodePorts(client, service, node);
    try {
      Creation.of(endpoints(pod, service), client::resource);
      boolean all =
          new Wait("ports of pod " + pod.getMetadata().getName(), LIMIT, INTERVAL)
              .until(
                  () -> ports.open().values().stream().allMatch(it -> answers(node, it)), it -> it)
              .last();
      if (all) {
        return Optional.of(ports);
      }
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
    ports.close();
    return Optional.empty();
  }

  @Override
  public Map<String, String> environment() {
    return PodPorts.environment(address, open());
  }

  @Override
  public void close() {
    client.resource(service).delete(); // its endpoints are deleted with it
  }

  private Map<Integer, Integer> open() {
    Map<Integer, Integer> ports = new LinkedHashMap<>();
    service
        .getSpec()
        .getPorts()
        .forEach(port -> ports.put(port.getTargetPort().getIntVal(), port.getNodePort()));
    return ports;
  }

  private static boolean answers(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLISECONDS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Service service(Pod pod) {
    List<ServicePort> ports =
        PodPorts.named(pod).stream()
            .map(
                port ->
                    new ServicePortBuilder()
                        .withName("port-" + port)
                        .withPort(port)
                        .withNewTargetPort(port)
                        .build())
            .toList();
    return new ServiceBuilder()
        .withNewMetadata()
        .withGenerateName("kindproof-ports-")
        .withNamespace(pod.getMetadata().getNamespace())
        .endMetadata()
        .withNewSpec()
        .withType("NodePort")
        .withPorts(ports)
        .endSpec()
        .build();
  }

  /**
   * Our own endpoints rather than a selector: the pod may have no labels, and is not always Ready.
   */
  private static EndpointSlice endpoints(Pod pod, Service service) {
    List<EndpointPort> ports =
        PodPorts.named(pod).stream()
            .map(port -> new EndpointPortBuilder().withName("port-" + port).withPort(port).build())
            .toList();
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withName(service.getMetadata().getName())
        .withNamespace(service.getMetadata().getNamespace())
        .addToLabels("kubernetes.io/service-name", service.getMetadata().getName())
        .addNewOwnerReference()
        .withApiVersion("v1")
        .withKind("Service")
        .withName(service.getMetadata().getName())
        .withUid(service.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .withAddressType("IPv4")
        .addNewEndpoint()
        .withAddresses(pod.getStatus().getPodIP())
        .endEndpoint()
        .withPorts(ports)
        .build();
  }
}
