package io.github.kindproof.suites;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import java.util.Optional;

/** A kind cluster of four workers, to be taken for somebody else's; no other test gets it. */
final class FourWorkers {
  private static final int WORKERS = 4;

  private FourWorkers() {}

  /**
   * Boots it.
   *
   * @param withDefault the workers that have SeccompDefault, as the control plane has
   */
  static ClusterPool.Lease lease(Harness harness, KubernetesVersion version, String withDefault) {
    ClusterIntent intent =
        new ClusterIntent(
            WORKERS,
            SeccompDefaultNodes.of("", "control-plane," + withDefault, WORKERS),
            Optional.empty());
    ClusterPool.Lease lease = harness.pool().lease(ClusterSpec.of(intent, version).unshared());
    lease.discard();
    return lease;
  }
}
