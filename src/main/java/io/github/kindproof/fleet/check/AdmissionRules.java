package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a webhook has made of a pod that was asked for, where it matters here. Pure. */
final class AdmissionRules {
  private AdmissionRules() {}

  /** A sentence for each change; empty if none of them touches what is asked of the node. */
  static List<String> changes(Pod asked, Pod made) {
    List<String> changes = new ArrayList<>();
    SeccompProfile ofPod = made.getSpec().getSecurityContext().getSeccompProfile();
    if (ofPod != null) {
      changes.add("gave the pod the seccomp profile " + words(ofPod));
    }
    for (Container container : made.getSpec().getContainers()) {
      Optional<Container> before = named(asked, container.getName());
      if (before.isEmpty()) {
        changes.add("added a container " + container.getName());
      } else if (!Objects.equals(profile(before.get()), profile(container))) {
        changes.add(
            "gave the container %s the seccomp profile %s"
                .formatted(container.getName(), words(profile(container))));
      } else if (!before.get().getImage().equals(container.getImage())) {
        changes.add("gave the container " + container.getName() + " another image");
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
      return "of none";
    }
    return profile.getLocalhostProfile() == null
        ? profile.getType()
        : profile.getType() + " " + profile.getLocalhostProfile();
  }
}
