package io.github.kindling.harness;

import io.github.kindling.image.ImageReference;
import io.github.kindling.image.Images;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.runtime.NodeRuntime;
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
