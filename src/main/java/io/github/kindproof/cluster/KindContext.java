package io.github.kindproof.cluster;

import java.nio.file.Path;

/**
 * What a run has to make clusters of kind with.
 *
 * @param binary the kind program
 * @param network the engine's network for nodes, which is there already
 */
public record KindContext(Path binary, String network) {}
