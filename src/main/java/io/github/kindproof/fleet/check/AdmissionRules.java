package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes of admission webhooks to a pod, where they affect its answer. Pure. */
final class AdmissionRules {
  private AdmissionRules() {}

  static List<String> changes(Pod requested, Pod made) {
    List<String> changes = new ArrayList<>();
    SeccompProfile ofPod = made.getSpec().getSecurityContext().getSeccompProfile();
    if (ofPod != null) {
      changes.add("set the pod's seccomp profile to " + words(ofPod));
    }
    for (Container container : made.getSpec().getContainers()) {
      Optional<Container> before = named(requested, container.getName());
      if (before.isEmpty()) {
        changes.add("added the container " + container.getName());
      } else if (!Objects.equals(profile(before.get()), profile(container))) {
        changes.add(
            "set the seccomp profile of container %s to %s"
                .formatted(container.getName(), words(profile(container))));
      } else if (!before.get().getImage().equals(container.getImage())) {
        changes.add("changed the image of container " + container.getName());
      }
    }
    return changes;
  }

  private static Optional<Container> named(Pod pod, String name) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(name))
        .findFirst();
  }

  private static @Nullable SeccompProfile profile(Container container) {
    return container.getSecurityContext() == null
        ? null
        : container.getSecurityContext().getSeccompProfile();
  }

  private static String words(@Nullable SeccompProfile profile) {
    if (profile == null) {
      return "none";
    }
    return profile.getLocalhostProfile() == null
        ? profile.getType()
        : profile.getType() + " " + profile.getLocalhostProfile();
  }
}
