package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.process.BoundedBytes;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.HttpResponse;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An inspector that uses only the API server, with no more rights than the creator of a pod has. It
 * reads the state of the first process with {@code cat} in its container, if the image has that,
 * and requests a page through a forwarded port.
 *
 * <p>It cannot see the filter that the runtime received. If the pod names a profile that was placed
 * for it, the content of that file is used instead.
 *
 * @param profiles the folder whose files were installed as {@code profiles/}; empty if none were
 * @param servingLimit the limit of the wait for a service
 */
record ApiInspector(KubernetesClient client, Optional<Path> profiles, Duration servingLimit)
    implements PodInspector {
  private static final String PLACED = "profiles/";

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration EXEC_LIMIT = Duration.ofSeconds(20);

  @Override
  public Optional<Seen> look(
      String namespace, PodFacts facts, List<HasMetadata> objects, Decision decision) {
    Map<String, SeccompFilter> filters = new HashMap<>();
    Map<String, SeccompStatus> seccomp = new HashMap<>();
    for (ContainerFacts container : facts.all()) {
      filter(facts.pod(), container).ifPresent(it -> filters.put(container.name(), it));
      if (decision.isRunning() && container.isRunning()) {
        status(namespace, facts.name(), container.name())
            .ifPresent(it -> seccomp.put(container.name(), it));
      }
    }
    List<Serving> serving =
        decision.isRunning() ? serving(namespace, facts.pod(), objects) : List.of();
    return Optional.of(new Seen(seccomp, filters, serving, Optional.empty()));
  }

  private Optional<SeccompFilter> filter(Pod pod, ContainerFacts container) {
    SecurityContext own = container.spec().getSecurityContext();
    boolean noNewPrivileges =
        own != null && Boolean.FALSE.equals(own.getAllowPrivilegeEscalation());
    String named = ProfileInForce.of(pod.getSpec(), container.spec()).file();
    return profiles
        .filter(folder -> named.startsWith(PLACED))
        .map(folder -> folder.resolve(named.substring(PLACED.length())))
        .filter(Files::isRegularFile)
        .map(file -> SeccompFilter.of(ProfileFile.read(file), noNewPrivileges));
  }

  /** Return nothing if the container has no {@code cat}, or its profile does not allow it. */
  private Optional<SeccompStatus> status(String namespace, String pod, String container) {
    BoundedBytes out = new BoundedBytes();
    try (ExecWatch exec =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .inContainer(container)
            .writingOutput(out)
            .exec("cat", "/proc/1/status")) {
      return Objects.equals(exitCode(exec.exitCode(), pod), 0)
          ? Optional.of(SeccompStatus.parse(out.text(StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (KubernetesClientException | ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  static @Nullable Integer exitCode(Future<Integer> end, String pod)
      throws ExecutionException, TimeoutException {
    try {
      return end.get(EXEC_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw InterruptionException.of("inspecting pod '" + pod + "'", e);
    }
  }

  private List<Serving> serving(String namespace, Pod pod, List<HasMetadata> objects) {
    return ServiceProbe.services(objects, pod)
        .findFirst()
        .map(service -> List.of(ask(namespace, pod, service)))
        .orElse(List.of());
  }

  private Serving ask(String namespace, Pod pod, Service service) {
    int port = targetPort(pod, service.getSpec().getPorts().get(0));
    String name = pod.getMetadata().getName();
    try (LocalPortForward forward =
        client
            .pods()
            .inNamespace(namespace)
            .withName(name)
            .portForward(port, InetAddress.getLoopbackAddress(), 0)) {
      String url = "http://127.0.0.1:" + forward.getLocalPort() + "/";
      HttpResponse response =
          new Wait("the response of pod " + name, servingLimit, INTERVAL)
              .until(() -> LocalHttp.get(url), answer -> answer.status() != 0)
              .last();
      return ServiceProbe.serving("port " + port + " forwarded", url, response, Optional.empty());
    } catch (IOException e) {
      return new Serving(
          "port " + port + " forwarded", "", 0, 0, false, String.valueOf(e.getMessage()));
    }
  }

  private static int targetPort(Pod pod, ServicePort port) {
    IntOrString target = port.getTargetPort();
    if (target == null) {
      return port.getPort();
    }
    if (target.getIntVal() != null) {
      return target.getIntVal();
    }
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(named -> target.getStrVal().equals(named.getName()))
        .findFirst()
        .orElseThrow()
        .getContainerPort();
  }
}
