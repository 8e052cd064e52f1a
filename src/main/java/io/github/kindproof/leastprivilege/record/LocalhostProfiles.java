package io.github.kindproof.leastprivilege.record;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Localhost profiles of the containers of a pod. Pure. */
public final class LocalhostProfiles {
  private LocalhostProfiles() {}

  /**
   * Return the profile files by container name, in the order of the containers, for those that have
   * one: the container's own profile, or else the pod's.
   */
  public static Map<String, String> of(Pod pod) {
    Optional<SeccompProfile> ofPod =
        Optional.ofNullable(pod.getSpec().getSecurityContext())
            .map(context -> context.getSeccompProfile());
    Map<String, String> files = new LinkedHashMap<>();
    for (Container container : PodContainers.of(pod)) {
      Optional.ofNullable(container.getSecurityContext())
          .map(context -> context.getSeccompProfile())
          .or(() -> ofPod)
          .map(SeccompProfile::getLocalhostProfile)
          .ifPresent(file -> files.put(container.getName(), file));
    }
    return files;
  }
}
