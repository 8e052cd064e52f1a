package io.github.kindproof.cluster.profiles;

import java.time.Duration;

/**
 * The destination of profiles.
 *
 * @param name the folder for them in the kubelet's {@code seccomp} folder: a pod names a profile
 *     {@code NAME/file.json}
 * @param image the probe image, as the nodes pull it
 * @param kubeletRoot the kubelet's {@code --root-dir}
 * @param limit the maximum time for all nodes together
 */
public record ProfileDeploymentPlan(String name, String image, String kubeletRoot, Duration limit) {
  /** Return the namespace, which lives as long as the profiles do. */
  String namespace() {
    return "kindproof-profiles-" + name;
  }
}
