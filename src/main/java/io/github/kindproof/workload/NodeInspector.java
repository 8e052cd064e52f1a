package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.node.HungProcesses;
import io.github.kindproof.node.KillRecords;
import io.github.kindproof.node.NodeProcess;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.node.PodProcesses;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An inspector that reads everything on the nodes: the kernel's state of each process, and the spec
 * that the runtime received.
 *
 * @param nodes all nodes of the cluster
 * @param filterReader gets the reader of loaded filters
 * @param servingLimit the limit of the wait for a service
 */
record NodeInspector(
    KubernetesClient client,
    List<NodeShell> nodes,
    Supplier<FilterReader> filterReader,
    Duration servingLimit)
    implements PodInspector {
  /** How long a crash-looping container may have no run that can be inspected. */
  private static final Duration GONE_LIMIT = Duration.ofSeconds(30);

  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  @Override
  public Optional<Seen> look(
      String namespace, PodFacts facts, List<HasMetadata> objects, Decision decision) {
    NodeShell node = nodeOf(facts).orElse(null);
    if (node == null) {
      return Optional.of(Seen.NOTHING);
    }
    Map<String, SeccompFilter> filters = new HashMap<>();
    for (ContainerFacts container : facts.all()) {
      boolean failed = container.name().equals(decision.container()) && decision.isOver();
      Optional<JsonNode> inspected =
          failed
              ? newest(namespace, facts, container, node)
              : container.id().flatMap(node::findContainer);
      inspected
          .flatMap(it -> RuntimeSpec.filter(it.path("info").path("runtimeSpec")))
          .ifPresent(filter -> filters.put(container.name(), filter));
    }
    List<ContainerFacts> running = facts.all().stream().filter(ContainerFacts::isRunning).toList();
    List<NodeProcess> processes = processes(facts, node);
    Map<String, SeccompStatus> seccomp = seccomp(running, processes);
    Seen seen = new Seen(seccomp, filters, List.of(), Optional.of(processes));
    if (decision.isRunning() && seccomp.size() < running.size()) {
      return Optional.empty();
    }
    if (!decision.isRunning() || seen.hasDead()) {
      return Optional.of(seen);
    }
    List<Serving> serving =
        new ServiceProbe(client, nodes, servingLimit)
            .ask(namespace, facts.pod(), objects, node, mainContainers(running));
    return Optional.of(new Seen(seccomp, filters, serving, Optional.of(processes)));
  }

  @Override
  public Optional<ObservedRuntime> runtime(PodFacts facts) {
    return nodeOf(facts).map(NodeShell::runtime);
  }

  @Override
  public Map<String, HungProcess> hung(PodFacts facts) {
    Optional<NodeShell> node = nodeOf(facts);
    String uid = facts.pod().getMetadata().getUid();
    Map<String, HungProcess> hung = new HashMap<>();
    for (HungProcess process : node.map(HungProcesses::on).orElse(List.of())) {
      if (process.first() && process.podUid().filter(uid::equals).isPresent()) {
        process
            .containerName()
            .or(() -> nameOf(facts, process.containerId()))
            .ifPresent(name -> hung.put(name, process));
      }
    }
    return hung;
  }

  @Override
  public Map<String, ProcessFilters> loaded(PodFacts facts) {
    List<ContainerFacts> running = facts.all().stream().filter(ContainerFacts::isRunning).toList();
    return nodeOf(facts)
        .map(node -> PodFilters.read(facts.pod().getSpec(), running, node, filterReader.get()))
        .orElse(Map.of());
  }

  private static Optional<String> nameOf(PodFacts facts, Optional<String> id) {
    return facts.all().stream()
        .filter(it -> it.id().isPresent() && it.id().equals(id))
        .map(ContainerFacts::name)
        .findFirst();
  }

  @Override
  public List<AuditRecord> kills(PodFacts facts) {
    return nodeOf(facts).map(KillRecords::on).orElse(List.of());
  }

  @Override
  public Map<Instant, String> streams(PodFacts facts, String container) {
    return nodeOf(facts)
        .map(node -> LogFiles.streams(node, facts.pod(), container))
        .orElse(Map.of());
  }

  private Optional<NodeShell> nodeOf(PodFacts facts) {
    String name = facts.pod().getSpec().getNodeName();
    return nodes.stream().filter(node -> node.container().equals(name)).findFirst();
  }

  @Override
  public Optional<List<NodeProcess>> processes(PodFacts facts) {
    return nodeOf(facts).map(node -> processes(facts, node));
  }

  private static List<NodeProcess> processes(PodFacts facts, NodeShell node) {
    return PodProcesses.on(node, facts.pod().getMetadata().getUid());
  }

  /** Return the states of the first processes, by container name. */
  private static Map<String, SeccompStatus> seccomp(
      List<ContainerFacts> running, List<NodeProcess> processes) {
    Set<String> names = running.stream().map(ContainerFacts::name).collect(Collectors.toSet());
    return processes.stream()
        .filter(it -> it.first() && names.contains(it.container()))
        .collect(Collectors.toMap(NodeProcess::container, NodeProcess::seccomp, (a, b) -> b));
  }

  private static List<String> mainContainers(List<ContainerFacts> running) {
    return running.stream()
        .filter(it -> it.kind() == ContainerKind.MAIN)
        .flatMap(it -> it.id().stream())
        .toList();
  }

  /**
   * Inspect the newest run of a failed container; empty if none was ever created. The kubelet may
   * replace the container at any moment, and removes the previous one.
   */
  private Optional<JsonNode> newest(
      String namespace, PodFacts facts, ContainerFacts container, NodeShell node) {
    if (container.id().isEmpty()) {
      return Optional.empty();
    }
    return new Wait(
            "container " + container.name() + " of pod " + facts.name(), GONE_LIMIT, GONE_INTERVAL)
        .until(
            () ->
                newest(namespace, facts)
                    .container(container.name())
                    .id()
                    .flatMap(node::findContainer),
            Optional::isPresent)
        .orElseThrow(
            none -> "each is removed before it can be inspected", "see the kubelet's journal");
  }

  private PodFacts newest(String namespace, PodFacts facts) {
    Pod pod = client.pods().inNamespace(namespace).withName(facts.name()).get();
    return pod == null ? facts : new PodFacts(pod, facts.events());
  }
}
