package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import org.apiguardian.api.API;

/**
 * The resources that every run has, even on a machine without an engine.
 *
 * @param owner the owner in the labels of Kindproof's containers and namespaces
 * @param files kind configs, profiles and manifests
 * @param timeouts the limit of each wait
 * @param progress receives a report of everything that takes long
 */
public record RunContext(
    Owner owner,
    @API(status = API.Status.INTERNAL) ProjectFiles files,
    Timeouts timeouts,
    @API(status = API.Status.INTERNAL) Progress progress) {}
