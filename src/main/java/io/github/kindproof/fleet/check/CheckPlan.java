package io.github.kindproof.fleet.check;

import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of each node, and how.
 *
 * @param image the probe's, where the nodes get it from
 * @param profile a {@code localhostProfile} that containers shall be able to start under
 * @param readsProfiles whether the files in the kubelet's folder of profiles are listed, for which
 *     the pod mounts that folder
 * @param kubeletRoot the kubelet's {@code --root-dir}
 * @param readsConfig whether the kubelet's own settings are read, through the API server
 * @param selector of nodes by their labels, as {@code kubectl} takes it; empty for all
 * @param atOnce how many nodes are asked side by side
 * @param limit how long a node may take to answer
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

  /** The folder that Localhost profiles are found in, as the kubelet names it. */
  public String profilesFolder() {
    return kubeletRoot + "/seccomp";
  }
}
