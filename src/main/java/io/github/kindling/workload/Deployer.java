package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindling.failure.BadInput;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.node.NodeShell;
import io.github.kindling.waiting.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Applies manifests to one cluster, each in a namespace of its own. */
public final class Deployer {
  private static final Duration ACCOUNT_LIMIT = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final PodObserver observer;
  private final List<NodeShell> nodes;
  private final Optional<Path> profiles;
  private final Duration servingLimit;
  private final Duration stability;
  private final Namespaces namespaces;

  /**
   * @param client of the cluster
   * @param namespaces those that workloads get
   * @param nodes all its nodes; none if no program can be run on them
   * @param profiles where none can be run: the folder whose files were placed as {@code profiles/}
   * @param settleLimit how long a pod may take until its outcome is proved
   * @param servingLimit how long its service may take to answer on a node
   * @param stability how long it must stay Ready before it counts as Running
   */
  public Deployer(
      KubernetesClient client,
      Namespaces namespaces,
      List<NodeShell> nodes,
      Optional<Path> profiles,
      Duration settleLimit,
      Duration servingLimit,
      Duration stability) {
    this.profiles = profiles;
    this.client = client;
    this.nodes = List.copyOf(nodes);
    this.servingLimit = servingLimit;
    this.stability = stability;
    PodSight sight =
        nodes.isEmpty()
            ? new ApiSight(client, profiles, servingLimit)
            : new NodeSight(client, this.nodes, servingLimit);
    this.observer = new PodObserver(client, sight, settleLimit, stability);
    this.namespaces = namespaces;
  }

  /** The same, for pods whose outcome is proved within this time. */
  public Deployer settling(Duration limit) {
    return new Deployer(client, namespaces, nodes, profiles, limit, servingLimit, stability);
  }

  /**
   * Creates the manifest's objects in a new namespace.
   *
   * @throws BadInput if the API server rejects one of them, with its words
   */
  public Workload deploy(Manifest manifest) {
    Namespace created = client.namespaces().resource(namespaces.next()).create();
    String namespace = created.getMetadata().getName();
    awaitServiceAccount(namespace);
    for (HasMetadata object : manifest.objects()) {
      create(manifest, object, namespace);
    }
    return new Workload(
        namespace,
        manifest.objects(),
        observer,
        () -> client.namespaces().withName(namespace).delete());
  }

  private void create(Manifest manifest, HasMetadata object, String namespace) {
    try {
      client.resource(object).inNamespace(namespace).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == UNPROCESSABLE) {
        String name = object.getKind() + " " + object.getMetadata().getName();
        String said = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
        throw new BadInput(
            manifest.file() + ", " + name, "the API server rejects it: " + said, "correct it");
      }
      throw e;
    }
  }

  /** Without its default account a namespace takes no pods, and it comes a moment later. */
  private void awaitServiceAccount(String namespace) {
    boolean there =
        new Wait("default service account of namespace " + namespace, ACCOUNT_LIMIT, INTERVAL)
            .until(
                () ->
                    client.serviceAccounts().inNamespace(namespace).withName("default").get()
                        != null,
                found -> found)
            .met();
    if (!there) {
      throw new EnvironmentFault(
          "namespace "
              + namespace
              + " got no default service account within "
              + ACCOUNT_LIMIT.toSeconds()
              + " s",
          "see whether the controller manager runs");
    }
  }
}
