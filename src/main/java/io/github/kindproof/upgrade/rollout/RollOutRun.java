package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.rollout.traffic.Traffic;
import io.github.kindproof.workload.Workload;
import java.util.List;

/**
 * A rollout that is under way.
 *
 * @param client a client that does not retry by itself
 */
record RollOutRun(
    NodeChange change,
    Cluster cluster,
    KubernetesClient client,
    List<Workload> watched,
    Traffic traffic,
    RollOutLimits limits,
    Progress progress) {}
