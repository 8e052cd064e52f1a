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
import java.util.stream.Stream;

/**
 * Requests to a pod's service on every node through its NodePort, for the whole body: status 200
 * alone proves little (without {@code sendfile}, nginx returns 200 with a truncated body).
 *
 * @param limit the limit of the wait for a response
 */
record ServiceProbe(KubernetesClient client, List<NodeShell> nodes, Duration limit) {
  /** The default pages in nginx images. */
  private static final List<String> PAGES =
      List.of("/usr/share/nginx/html/index.html", "/var/www/html/index.nginx-debian.html");

  private static final Duration INTERVAL = Duration.ofMillis(200);

  /**
   * Return the responses of the pod's NodePort service on each node; none if it has none.
   *
   * @param containers the ids of the pod's main containers
   */
  List<Serving> ask(
      String namespace,
      Pod pod,
      List<HasMetadata> objects,
      NodeShell podsNode,
      List<String> containers) {
    Optional<Integer> port =
        services(objects, pod)
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

  static Stream<Service> services(List<HasMetadata> objects, Pod pod) {
    return objects.stream()
        .filter(Service.class::isInstance)
        .map(Service.class::cast)
        .filter(service -> selects(service, pod));
  }

  private static boolean selects(Service service, Pod pod) {
    Map<String, String> selector = service.getSpec().getSelector();
    Map<String, String> labels = pod.getMetadata().getLabels();
    return selector != null && labels != null && labels.entrySet().containsAll(selector.entrySet());
  }

  /** Read the page on the node, without starting a process under the pod's profile. */
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
        new Wait("the response of " + url + " on " + node.container(), limit, INTERVAL)
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
      return "it differs from the page in the container, of " + page.get().length + " bytes";
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
