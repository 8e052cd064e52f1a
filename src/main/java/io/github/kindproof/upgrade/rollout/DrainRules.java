package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Set;

/** Which pods a drain evicts. Pure. */
final class DrainRules {
  private static final String STATIC = "kubernetes.io/config.mirror";
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private DrainRules() {}

  /**
   * Whether a drain leaves this pod: those of a DaemonSet, which would come back at once; static
   * ones, which are the kubelet's own; and those that nobody would make anew, as `kubectl drain`
   * refuses to delete them too.
   */
  static boolean stays(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    boolean isStatic = annotations != null && annotations.containsKey(STATIC);
    return isStatic || isOfDaemonSet(pod) || !hasController(pod);
  }

  /** Whether it is to be evicted. One that has ended holds nothing up. */
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
