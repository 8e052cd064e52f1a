package io.github.kindproof.cluster;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.node.HostShell;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a run has of the container engine.
 *
 * @param docker the engine
 * @param images gets images into the engine
 * @param nodeImages the node image of a version with a runtime, asked for once in a run
 * @param carrier brings images of the engine to nodes
 * @param host opens the shell on the engine's host, from a node image; shared by the run
 */
public record EngineContext(
    Docker docker,
    Images images,
    BiFunction<KubernetesVersion, NodeRuntime, ImageReference> nodeImages,
    NodeImages carrier,
    Function<String, HostShell> host) {}
