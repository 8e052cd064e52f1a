package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import org.apiguardian.api.API;

/**
 * What every run has, also on a machine without an engine.
 *
 * @param owner what containers and namespaces of ours are labelled with
 * @param files kind configs, profiles and manifests
 * @param timeouts how long each wait may last
 * @param progress told of everything that takes long
 */
public record RunContext(
    Owner owner,
    @API(status = API.Status.INTERNAL) ProjectFiles files,
    Timeouts timeouts,
    @API(status = API.Status.INTERNAL) Progress progress) {}
