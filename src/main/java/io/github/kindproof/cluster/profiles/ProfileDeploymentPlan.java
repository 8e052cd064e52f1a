package io.github.kindproof.cluster.profiles;

import java.time.Duration;

/**
 * Where profiles are brought.
 *
 * @param name of the folder below the kubelet's {@code seccomp} that they lie in: a pod names one
 *     {@code NAME/file.json}
 * @param image the probe's, where the nodes get it from
 * @param kubeletRoot the kubelet's {@code --root-dir}
 * @param limit how long all nodes together may take
 */
public record ProfileDeploymentPlan(String name, String image, String kubeletRoot, Duration limit) {
  /** The namespace that stays as long as the profiles do. */
  String namespace() {
    return "kindproof-profiles-" + name;
  }
}
