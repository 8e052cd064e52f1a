package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules on which pods a drain evicts. Pure. */
final class DrainRules {
  private static final String STATIC = "kubernetes.io/config.mirror";
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private DrainRules() {}

  /**
   * Return whether a drain leaves this pod: pods of a DaemonSet, which would return immediately;
   * static pods, which belong to the kubelet; and pods that nothing would recreate, as `kubectl
   * drain` does not delete them either.
   */
  static boolean stays(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    boolean isStatic = annotations != null && annotations.containsKey(STATIC);
    Optional<OwnerReference> controller =
        pod.getMetadata().getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .findFirst();
    return isStatic || controller.map(it -> it.getKind().equals("DaemonSet")).orElse(true);
  }

  static boolean isToBeEvicted(Pod pod) {
    boolean ended = pod.getStatus() != null && ENDED.contains(pod.getStatus().getPhase());
    return !stays(pod) && !ended;
  }
}
