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

/** The container engine of a run, with its images; closed with the run. */
public final class EngineContext implements AutoCloseable {
  private final Docker docker;
  private final Images images;
  private final Owner owner;
  private final EngineNodeImages carrier;
  private final Map<NodeKind, ImageReference> nodeImages = new ConcurrentHashMap<>();
  private @Nullable HostShell host;

  /**
   * Create the context of a run.
   *
   * @param docker the engine
   * @param images gets images into the engine
   * @param owner the owner in the labels of the run's containers
   */
  @API(status = API.Status.INTERNAL)
  public EngineContext(Docker docker, Images images, Owner owner) {
    this.docker = docker;
    this.images = images;
    this.owner = owner;
    this.carrier = new EngineNodeImages(docker, images);
  }

  private record NodeKind(KubernetesVersion version, NodeRuntime runtime) {}

  /** Return the engine. */
  @API(status = API.Status.INTERNAL)
  public Docker docker() {
    return docker;
  }

  /** Return the supply of images for the engine. */
  @API(status = API.Status.INTERNAL)
  public Images images() {
    return images;
  }

  /** Return the node image of a version with a runtime; the first time may take half an hour. */
  @API(status = API.Status.INTERNAL)
  public ImageReference nodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return nodeImages.computeIfAbsent(
        new NodeKind(version, runtime), it -> images.node(version, runtime));
  }

  /** Return the access to nodes that are containers of this engine. */
  public NodeAccess access(List<NodeShell> nodes, ClusterSpec spec) {
    return new NodeAccess(
        nodes, carrier, () -> host(nodeImage(spec.kubernetes(), spec.runtime()).reference()));
  }

  /** Return the shell on the engine's host that all recordings of the run share. */
  private synchronized HostShell host(String image) {
    if (host == null) {
      host = HostShell.open(docker, image, owner.token());
    }
    return host;
  }

  /** Close the shell on the engine's host. */
  @Override
  public synchronized void close() {
    if (host != null) {
      host.close();
      host = null;
    }
  }
}
