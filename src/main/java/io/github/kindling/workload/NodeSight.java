package io.github.kindling.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.node.NodeShell;
import io.github.kindling.runtime.ObservedRuntime;
import io.github.kindling.seccomp.SeccompStatus;
import io.github.kindling.waiting.Wait;
import io.github.kindling.waiting.Waited;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks at pods from their nodes, where nothing is hidden: the kernel's word on each process, and
 * the very spec that the runtime was given.
 *
 * @param nodes all of the cluster
 * @param servingLimit how long a service may take to answer
 */
record NodeSight(KubernetesClient client, List<NodeShell> nodes, Duration servingLimit)
    implements PodSight {
  /** How long a container of one that fails again and again may be between two runs. */
  private static final Duration GONE_LIMIT = Duration.ofSeconds(30);

  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  @Override
  public Optional<Seen> look(
      String namespace, PodFacts facts, List<HasMetadata> objects, boolean running) {
    Optional<NodeShell> node = nodeOf(facts);
    Optional<String> created = PodObservation.containerId(facts);
    if (node.isEmpty() || created.isEmpty()) {
      return Optional.of(Seen.NOTHING);
    }
    RuntimeFilter filter = filter(namespace, facts, node.get()).orElse(null);
    // One that fails again and again may be gone before its process can be looked at.
    if (!running) {
      return Optional.of(new Seen(null, filter, List.of()));
    }
    SeccompStatus seccomp = node.get().seccompStates(List.of(created.get())).get(created.get());
    if (seccomp == null) {
      return Optional.empty();
    }
    List<Serving> serving =
        new ServiceProbe(client, nodes, servingLimit)
            .ask(namespace, facts.pod(), objects, node.get(), created.get());
    return Optional.of(new Seen(seccomp, filter, serving));
  }

  @Override
  public Optional<ObservedRuntime> runtime(PodFacts facts) {
    return nodeOf(facts).map(NodeShell::runtime);
  }

  private Optional<NodeShell> nodeOf(PodFacts facts) {
    String name = facts.pod().getSpec().getNodeName();
    return nodes.stream().filter(node -> node.container().equals(name)).findFirst();
  }

  /**
   * Of the newest container: a pod that fails again and again gets a new one at any moment, and the
   * kubelet removes the one before.
   */
  private Optional<RuntimeFilter> filter(String namespace, PodFacts facts, NodeShell node) {
    String pod = facts.pod().getMetadata().getName();
    Waited<Optional<JsonNode>> inspected =
        new Wait("a container of pod " + pod, GONE_LIMIT, GONE_INTERVAL)
            .until(
                () ->
                    PodObservation.containerId(newest(namespace, facts))
                        .flatMap(node::findContainer),
                Optional::isPresent);
    return inspected
        .last()
        .map(RuntimeFilter::of)
        .orElseThrow(
            () ->
                new EnvironmentFault(
                    "no container of pod " + pod + " is there long enough to be looked at",
                    "see the kubelet's journal"));
  }

  private PodFacts newest(String namespace, PodFacts facts) {
    String name = facts.pod().getMetadata().getName();
    Pod pod = client.pods().inNamespace(namespace).withName(name).get();
    return pod == null ? facts : new PodFacts(pod, facts.events());
  }
}
