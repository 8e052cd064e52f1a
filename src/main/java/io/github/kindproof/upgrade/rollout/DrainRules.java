package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Set;

/** The rules on which pods a drain evicts. Pure. */
final class DrainRules {
  private static final String STATIC = "kubernetes.io/config.mirror";
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private DrainRules() {}

  /**
   * Return whether a drain leaves this pod: pods of a DaemonSet, which would come back at once;
   * static pods, which belong to the kubelet; and pods that nothing would recreate, as `kubectl
   * drain` does not delete them either.
   */
  static boolean stays(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    boolean isStatic = annotations != null && annotations.containsKey(STATIC);
    return isStatic || isOfDaemonSet(pod) || !hasController(pod);
  }

  /** Return whether it is to be evicted. A pod that has ended holds nothing up. */
  static boolean isToBeEvicted(Pod pod) {
    return !stays(pod) && !hasEnded(pod);
  }

  static boolean hasEnded(Pod pod) {
    return pod.getStatus() != null && ENDED.contains(pod.getStatus().getPhase());
  }

  static boolean isOfDaemonSet(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(it -> it.getKind().equals("DaemonSet") && isController(it));
  }

  private static boolean hasController(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream().anyMatch(DrainRules::isController);
  }

  private static boolean isController(OwnerReference owner) {
    return Boolean.TRUE.equals(owner.getController());
  }
}
