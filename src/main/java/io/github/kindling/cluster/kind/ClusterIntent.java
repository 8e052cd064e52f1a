package io.github.kindling.cluster.kind;

import java.util.Optional;

/**
 * What is wanted of a cluster, whatever its Kubernetes version; {@link KindConfigText} writes the
 * kind config that gives it.
 *
 * @param workers how many workers there are beside the control plane, at least 0
 * @param seccompDefault where SeccompDefault is on
 * @param profiles the folder of the host that all nodes have as their {@code profiles}, as it shall
 *     stand in the config; empty for none
 */
public record ClusterIntent(
    int workers, SeccompDefaultNodes seccompDefault, Optional<String> profiles) {}
