package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import io.github.kindproof.workload.probe.AnsweredProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** An observer of a node: its kubelet's configuration, its pods and its blocked syscalls. */
final class NodeSnapshot {
  private static final String PROBE = "manifests/probe.yaml";

  private final Cluster cluster;
  private final Drain drain;
  private final RollOutLimits limits;
  private final Set<String> probeNamespaces = ConcurrentHashMap.newKeySet();

  NodeSnapshot(Cluster cluster, Drain drain, RollOutLimits limits) {
    this.cluster = cluster;
    this.drain = drain;
    this.limits = limits;
  }

  NodeState state(NodeShell node, Kubelet kubelet, SortedSet<String> blocked) {
    return new NodeState(settings(node, kubelet), pods(node), blocked);
  }

  /** Return the containers that run on a node, without the observing pods of this harness. */
  List<PodState> pods(NodeShell node) {
    List<Pod> pods =
        drain.pods(node.container()).stream()
            .filter(pod -> !probeNamespaces.contains(pod.getMetadata().getNamespace()))
            .filter(pod -> !Trials.isTrial(pod))
            .toList();
    List<String> ids =
        pods.stream()
            .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
            .flatMap(container -> ContainerFacts.idOf(container).stream())
            .toList();
    Map<String, SeccompStatus> states = node.seccompStates(ids);
    List<PodState> all = new ArrayList<>();
    for (Pod pod : pods) {
      for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
        String id = ContainerFacts.idOf(container).orElse("");
        SeccompStatus state = states.get(id);
        if (state != null) {
          all.add(
              new PodState(
                  Drain.name(pod),
                  pod.getMetadata().getUid(),
                  container.getName(),
                  id,
                  state.mode(),
                  DrainRules.stays(pod)));
        }
      }
    }
    return all;
  }

  /**
   * Probe every syscall, and return those that a filter denies to a new pod.
   *
   * @param runtimeDefault whether the pod asks for that profile, or for none
   */
  SortedSet<String> blocked(NodeShell node, boolean runtimeDefault) {
    Manifest probe = cluster.manifest(PROBE).on(node.container());
    Workload workload = cluster.apply(runtimeDefault ? withRuntimeDefault(probe) : probe);
    probeNamespaces.add(workload.namespace());
    try {
      return AnsweredProbe.of(workload, "probe").report().blockedBySeccomp();
    } finally {
      workload.close();
      awaitGone(workload.namespace());
    }
  }

  private static Manifest withRuntimeDefault(Manifest probe) {
    return probe.withPods(
        pod ->
            new PodBuilder(pod)
                .editSpec()
                .withNewSecurityContext()
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .endSpec()
                .build());
  }

  /** Wait until the node is as empty as before. */
  private void awaitGone(String namespace) {
    var pods = cluster.client().pods().inNamespace(namespace);
    new Wait("the probe's pod to be gone", limits.drain(), limits.interval())
        .wokenBy(ApiChanges.of(pods))
        .until(() -> pods.list().getItems(), List::isEmpty)
        .orElseThrow(left -> left.stream().map(Drain::name).toList(), "check its kubelet");
  }

  private static SortedMap<String, String> settings(NodeShell node, Kubelet kubelet) {
    SortedMap<String, String> settings = new TreeMap<>();
    ObservedRuntime runtime = node.runtime();
    settings.put("containerd", runtime.containerd());
    settings.put("containers started by", runtime.oci().toString());
    kubelet
        .configz()
        .ifPresent(
            configz -> {
              settings.put("seccompDefault", configz.path("seccompDefault").asString("unset"));
              configz
                  .path("featureGates")
                  .properties()
                  .forEach(it -> settings.put("gate " + it.getKey(), it.getValue().asString("")));
            });
    return settings;
  }
}
