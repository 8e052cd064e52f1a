package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules on which pods are copied for a trial on a changed node, and how. Pure. */
final class Trials {
  private static final String LABEL = "kindproof.github.io/trial";
  private static final int LONGEST_NAME = 63;

  private Trials() {}

  static boolean isTrial(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels != null && labels.containsKey(LABEL);
  }

  /**
   * Return one running pod of each controller, on this node if possible, if a copy can run on this
   * node.
   */
  static List<Pod> samples(List<Pod> pods, String node) {
    Map<String, Pod> byController = new LinkedHashMap<>();
    pods.stream()
        .filter(pod -> isRunning(pod) && canBeCopied(pod.getSpec()))
        .filter(pod -> isOn(pod, node) || isFree(pod.getSpec()))
        .sorted(Comparator.comparing((Pod pod) -> !isOn(pod, node)))
        .forEach(
            pod -> controllerOf(pod).ifPresent(it -> byController.putIfAbsent(it.getUid(), pod)));
    return List.copyOf(byController.values());
  }

  /**
   * Create the copy on this node, whatever its taints. It has no labels, so no service uses it, and
   * no lifecycle hooks.
   */
  static Pod copy(Pod pod, String node) {
    String name = "trial-" + pod.getMetadata().getName();
    Pod copy =
        new PodBuilder()
            .withNewMetadata()
            .withName(name.substring(0, Math.min(name.length(), LONGEST_NAME)))
            .withNamespace(pod.getMetadata().getNamespace())
            .addToLabels(LABEL, "")
            .endMetadata()
            .withSpec(new PodBuilder(pod).build().getSpec())
            .editSpec()
            .withNodeName(node)
            .withAffinity(null)
            .withTopologySpreadConstraints()
            .withEphemeralContainers()
            .endSpec()
            .build();
    copy.getSpec().getContainers().forEach(container -> container.setLifecycle(null));
    return copy;
  }

  private static boolean isOn(Pod pod, String node) {
    return node.equals(pod.getSpec().getNodeName());
  }

  /** Only one pod can use a claimed volume or a port of the node. */
  private static boolean canBeCopied(PodSpec spec) {
    boolean claims =
        spec.getVolumes().stream().anyMatch(volume -> volume.getPersistentVolumeClaim() != null);
    boolean ports =
        spec.getContainers().stream()
            .map(Container::getPorts)
            .flatMap(List::stream)
            .anyMatch(port -> port.getHostPort() != null);
    return !claims && !ports && !Boolean.TRUE.equals(spec.getHostNetwork());
  }

  private static boolean isFree(PodSpec spec) {
    boolean selects = spec.getNodeSelector() != null && !spec.getNodeSelector().isEmpty();
    boolean requires =
        spec.getAffinity() != null
            && spec.getAffinity().getNodeAffinity() != null
            && spec.getAffinity()
                    .getNodeAffinity()
                    .getRequiredDuringSchedulingIgnoredDuringExecution()
                != null;
    return !selects && !requires;
  }

  private static boolean isRunning(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod);
  }

  private static Optional<OwnerReference> controllerOf(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst();
  }
}
