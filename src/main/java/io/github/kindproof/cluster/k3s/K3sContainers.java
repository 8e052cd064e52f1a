package io.github.kindproof.cluster.k3s;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.internal.image.ImageReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A factory of Testcontainers' K3s containers, configured but not started. */
public final class K3sContainers {
  private static final String PROFILES = "/var/lib/kubelet/seccomp/profiles";

  private K3sContainers() {}

  /**
   * Create a container for an intent. Profiles are copied to the kubelet's folder before it starts,
   * and the start fails immediately if K3s exits before it is ready.
   *
   * @param intent an intent of one node
   * @param limit the maximum time until it is ready
   */
  public static K3sContainer of(
      ImageReference image, ClusterIntent intent, KubernetesVersion kubernetes, Duration limit) {
    return of(image, intent, kubernetes).waitingFor(new K3sReady(limit));
  }

  static K3sContainer of(ImageReference image, ClusterIntent intent, KubernetesVersion kubernetes) {
    K3sContainer container =
        new K3sContainer(
            DockerImageName.parse(image.reference()).asCompatibleSubstituteFor("rancher/k3s"));
    List<String> command =
        Stream.concat(
                Stream.of(container.getCommandParts()),
                K3sArguments.of(intent, kubernetes).stream())
            .toList();
    container.setCommandParts(command.toArray(String[]::new));
    intent
        .profiles()
        .ifPresent(
            folder ->
                container.withCopyToContainer(
                    MountableFile.forHostPath(Path.of(folder)), PROFILES));
    return container;
  }
}
