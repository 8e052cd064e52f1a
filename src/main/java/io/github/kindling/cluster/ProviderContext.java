package io.github.kindling.cluster;

import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.engine.Docker;
import io.github.kindling.image.ImageReference;
import io.github.kindling.image.Images;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.node.HostShell;
import io.github.kindling.progress.Progress;
import io.github.kindling.runtime.NodeRuntime;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a provider of clusters has to work with in one run.
 *
 * @param docker the engine
 * @param kind the kind binary
 * @param network the engine's network for nodes, which is there already
 * @param owner what containers of ours are labelled with
 * @param runFolder where files are kept while clusters live
 * @param files kind configs, profiles and manifests
 * @param images gets images into the engine
 * @param nodeImages the node image of a version with a runtime, asked for once in a run
 * @param carrier brings images of the engine to nodes
 * @param host opens the shell on the engine's host, from a node image; shared by the run
 * @param timeouts how long each wait may last
 * @param progress told of everything that takes long
 */
public record ProviderContext(
    Docker docker,
    Path kind,
    String network,
    Owner owner,
    Path runFolder,
    ProjectFiles files,
    Images images,
    BiFunction<KubernetesVersion, NodeRuntime, ImageReference> nodeImages,
    NodeImages carrier,
    Function<String, HostShell> host,
    Timeouts timeouts,
    Progress progress) {}
