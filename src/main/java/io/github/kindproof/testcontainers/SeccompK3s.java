package io.github.kindproof.testcontainers;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.EngineContext;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.Timeouts;
import io.github.kindproof.cluster.k3s.K3sClusters;
import io.github.kindproof.cluster.k3s.K3sContainers;
import io.github.kindproof.cluster.k3s.K3sProvider;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.progress.Progress;
import java.util.Optional;
import org.testcontainers.k3s.K3sContainer;

/**
 * The seccomp settings of a K3s cluster for tests that use Testcontainers. {@link #container()}
 * creates a {@link K3sContainer} that you configure and start as usual in Testcontainers; {@link
 * #cluster} returns the {@link Cluster} through which Kindproof observes it.
 *
 * @param kubernetes the version, as {@code kubernetes-versions.yaml} names it
 * @param intent the requested settings
 */
public record SeccompK3s(String kubernetes, ClusterIntent intent) {

  /** Create default settings for this version: {@code v1.34.11}, {@code 1.34}, {@code default}. */
  public static SeccompK3s of(String kubernetes) {
    return new SeccompK3s(
        kubernetes, new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.empty()));
  }

  /** Return the same settings with SeccompDefault. */
  public SeccompK3s withSeccompDefault() {
    return new SeccompK3s(
        kubernetes, new ClusterIntent(0, new SeccompDefaultNodes.All(), intent.profiles()));
  }

  /**
   * Return the same settings with a folder of profiles, which pods name {@code profiles/FILE.json}.
   *
   * @param folder a folder in the working directory, or one that comes with Kindproof
   */
  public SeccompK3s withProfiles(String folder) {
    return new SeccompK3s(
        kubernetes, new ClusterIntent(0, intent.seccompDefault(), Optional.of(folder)));
  }

  /**
   * Create a container without starting it. Its image is pulled if {@code kubernetes-versions.yaml}
   * has its digest; otherwise the engine must have it.
   *
   * @throws io.github.kindproof.EnvironmentException if there is no engine, or no such image
   */
  public K3sContainer container() {
    Preparation preparation = Preparation.ofThisMachine(Progress.silent());
    KubernetesVersion version = preparation.versions().get(kubernetes);
    ImageReference image = preparation.images().k3s(version);
    ClusterIntent found =
        new ClusterIntent(
            0,
            intent.seccompDefault(),
            intent.profiles().map(folder -> preparation.files().find(folder).toString()));
    return K3sContainers.of(image, found, version, Timeouts.standard().boot());
  }

  /**
   * Return the cluster in a started container, from {@link #container()} or elsewhere. Closing the
   * cluster leaves the container to Testcontainers.
   */
  public static Cluster cluster(K3sContainer container) {
    Preparation preparation = Preparation.ofThisMachine(Progress.silent());
    EngineContext engine =
        new EngineContext(
            preparation.tools().engine().docker(), preparation.images(), Owner.current());
    KubernetesVersion version;
    try (KubernetesClient client = K3sClusters.client(container)) {
      version = preparation.versions().observed(client.getKubernetesVersion().getGitVersion());
    }
    return K3sClusters.of(
        container,
        ClusterSpec.of(ClusterIntent.asItIs(), version).from(K3sProvider.NAME),
        container.getContainerName(),
        new RunContext(
            Owner.current(), preparation.files(), Timeouts.standard(), preparation.progress()),
        engine,
        engine::close);
  }
}
