package io.github.kindproof.fleet.check;

import java.time.Duration;
import java.util.Optional;

/**
 * The questions to each node.
 *
 * @param image the probe's image, as the nodes pull it
 * @param profile a {@code localhostProfile} to start a container under
 * @param readsProfiles whether a pod mounts and lists the kubelet's folder of profiles
 * @param kubeletRoot the kubelet's {@code --root-dir}
 * @param readsConfig whether to read the kubelet's settings through the API server
 * @param selector labels of nodes, in the syntax of {@code kubectl}; empty for all
 * @param atOnce the number of nodes to check in parallel
 * @param limit the time limit for one node
 */
public record CheckPlan(
    String image,
    Optional<String> profile,
    boolean readsProfiles,
    String kubeletRoot,
    boolean readsConfig,
    String selector,
    int atOnce,
    Duration limit) {

  /** The kubelet's folder of Localhost profiles. */
  public String profilesFolder() {
    return kubeletRoot + "/seccomp";
  }
}
