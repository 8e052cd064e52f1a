package io.github.kindproof.cluster;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.node.HostShell;
import io.github.kindproof.node.NodeShell;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a run has of the container engine; closed with the run. */
public final class EngineContext implements AutoCloseable {
  private final Docker docker;
  private final Images images;
  private final Owner owner;
  private final EngineNodeImages carrier;
  private final Map<NodeKind, ImageReference> nodeImages = new ConcurrentHashMap<>();
  private @Nullable HostShell host;

  /**
   * @param docker the engine
   * @param images gets images into the engine
   * @param owner what containers of ours are labelled with
   */
  @API(status = API.Status.INTERNAL)
  public EngineContext(Docker docker, Images images, Owner owner) {
    this.docker = docker;
    this.images = images;
    this.owner = owner;
    this.carrier = new EngineNodeImages(docker, images);
  }

  private record NodeKind(KubernetesVersion version, NodeRuntime runtime) {}

  /** The engine. */
  @API(status = API.Status.INTERNAL)
  public Docker docker() {
    return docker;
  }

  /** Gets images into the engine. */
  @API(status = API.Status.INTERNAL)
  public Images images() {
    return images;
  }

  /** The node image of a version with a runtime, got once in a run: that may take half an hour. */
  @API(status = API.Status.INTERNAL)
  public ImageReference nodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return nodeImages.computeIfAbsent(
        new NodeKind(version, runtime), it -> images.node(version, runtime));
  }

  /** How nodes that are containers of this engine are reached. */
  public NodeAccess access(List<NodeShell> nodes, ClusterSpec spec) {
    return new NodeAccess(
        nodes, carrier, () -> host(nodeImage(spec.kubernetes(), spec.runtime()).reference()));
  }

  /** The shell on the engine's host that all recordings of the run share. */
  private synchronized HostShell host(String image) {
    HostShell there = host;
    if (there == null) {
      there = HostShell.open(docker, image, owner.token());
      host = there;
    }
    return there;
  }

  /** Closes what looks at the engine's host. */
  @Override
  public synchronized void close() {
    if (host != null) {
      host.close();
      host = null;
    }
  }
}
