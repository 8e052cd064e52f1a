package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.HashMap;
import java.util.Map;

/** Several profiles on all nodes of a cluster; equal ones are there once. */
public final class DistinctNodeProfiles implements AutoCloseable {
  private final Cluster cluster;
  private final Map<SeccompProfile, NodeProfiles> there = new HashMap<>();

  /** Begin with no profile. */
  public DistinctNodeProfiles(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Return the value of {@code localhostProfile} for a profile, which is then on the nodes. */
  public String put(SeccompProfile profile) {
    return there.computeIfAbsent(profile, it -> NodeProfiles.put(cluster, it)).localhostProfile();
  }

  /**
   * Remove all of them.
   *
   * @throws EnvironmentException if somebody has changed or removed one
   */
  @Override
  public void close() {
    EnvironmentException fault = null;
    for (NodeProfiles each : there.values()) {
      try {
        each.close();
      } catch (EnvironmentException e) {
        fault = e; // the others are removed, too
      }
    }
    if (fault != null) {
      throw fault;
    }
  }
}
