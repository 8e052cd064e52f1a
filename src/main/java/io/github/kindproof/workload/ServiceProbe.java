package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.HttpResponse;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a pod's service on every node through its NodePort, for the whole body: status 200 alone
 * proves little (without {@code sendfile} nginx answers 200 with a body that is cut off).
 */
final class ServiceProbe {
  /** Where nginx images keep the page that they serve at first. */
  private static final List<String> PAGES =
      List.of("/usr/share/nginx/html/index.html", "/var/www/html/index.nginx-debian.html");

  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final KubernetesClient client;
  private final List<NodeShell> nodes;
  private final Duration limit;

  ServiceProbe(KubernetesClient client, List<NodeShell> nodes, Duration limit) {
    this.client = client;
    this.nodes = List.copyOf(nodes);
    this.limit = limit;
  }

  /**
   * How the pod's NodePort service answered on each node; empty if it has none.
   *
   * @param containers the ids of the containers one of which serves
   */
  List<Serving> ask(
      String namespace,
      Pod pod,
      List<HasMetadata> objects,
      NodeShell podsNode,
      List<String> containers) {
    Optional<Integer> port =
        objects.stream()
            .filter(Service.class::isInstance)
            .map(Service.class::cast)
            .filter(service -> selects(service, pod))
            .map(service -> service.getMetadata().getName())
            .map(name -> client.services().inNamespace(namespace).withName(name).get())
            .flatMap(service -> service.getSpec().getPorts().stream())
            .flatMap(it -> Optional.ofNullable(it.getNodePort()).stream())
            .findFirst();
    if (port.isEmpty()) {
      return List.of();
    }
    Optional<byte[]> page =
        containers.stream().flatMap(it -> page(podsNode, it).stream()).findFirst();
    return nodes.stream().map(node -> ask(node, port.get(), page)).toList();
  }

  static boolean selects(Service service, Pod pod) {
    Map<String, String> selector = service.getSpec().getSelector();
    Map<String, String> labels = pod.getMetadata().getLabels();
    return selector != null && labels != null && labels.entrySet().containsAll(selector.entrySet());
  }

  /** Read on the node, so that no process has to be started under the pod's profile. */
  private static Optional<byte[]> page(NodeShell node, String container) {
    long pid = node.pid(container);
    return PAGES.stream()
        .map(page -> node.readFile("/proc/" + pid + "/root" + page))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Serving ask(NodeShell node, int port, Optional<byte[]> page) {
    String url = "http://" + addressOf(node) + ":" + port + "/";
    HttpResponse response =
        new Wait("answer of " + url + " on " + node.container(), limit, INTERVAL)
            .until(() -> node.http(url), answer -> answer.status() != 0 || answer.isNoHttp())
            .last();
    return serving(node.container(), url, response, page);
  }

  static Serving serving(String node, String url, HttpResponse response, Optional<byte[]> page) {
    String missing = missing(response, page);
    return new Serving(
        node, url, response.status(), response.body().length, missing.isEmpty(), missing);
  }

  /** Return the defect of the body; empty if it is whole. */
  private static String missing(HttpResponse response, Optional<byte[]> page) {
    if (!response.complete()) {
      return response.trouble();
    }
    if (page.isPresent() && !Arrays.equals(page.get(), response.body())) {
      return "the page in the container has " + page.get().length + " bytes, and others";
    }
    boolean html = response.header("content-type").orElse("").startsWith("text/html");
    if (html && !response.text().strip().toLowerCase(Locale.ROOT).endsWith("</html>")) {
      return "the page does not end with </html>";
    }
    return "";
  }

  private String addressOf(NodeShell node) {
    return client.nodes().withName(node.container()).get().getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals("InternalIP"))
        .findFirst()
        .orElseThrow()
        .getAddress();
  }
}
