package io.github.kindproof.cluster.session;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.image.Images;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The node images of a run, each asked for once. */
final class NodeImageCache {
  private final Map<Wanted, ImageReference> got = new ConcurrentHashMap<>();
  private final Images images;

  NodeImageCache(Images images) {
    this.images = images;
  }

  ImageReference get(KubernetesVersion version, NodeRuntime runtime) {
    return got.computeIfAbsent(new Wanted(version, runtime), it -> images.node(version, runtime));
  }

  private record Wanted(KubernetesVersion version, NodeRuntime runtime) {}
}
