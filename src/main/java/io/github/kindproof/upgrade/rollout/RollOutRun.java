package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.rollout.traffic.Traffic;
import io.github.kindproof.workload.Workload;
import java.util.List;

/**
 * A roll-out that is under way.
 *
 * @param cluster whose nodes are changed
 * @param client one that does not ask again by itself
 * @param watched the workloads whose replicas and pods are looked at
 * @param traffic the requests that flow throughout
 */
record RollOutRun(
    NodeChange change,
    Cluster cluster,
    KubernetesClient client,
    List<Workload> watched,
    Traffic traffic,
    RollOutLimits limits,
    Progress progress) {}
