package io.github.kindproof.harness;

import io.github.kindproof.image.ImageReference;
import io.github.kindproof.image.Images;
import io.github.kindproof.kubernetes.KubernetesVersion;
import io.github.kindproof.runtime.NodeRuntime;
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
