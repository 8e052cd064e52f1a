package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.api.Creation;
import io.github.kindproof.internal.io.waiting.Uninterrupted;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A deployer of manifests to one cluster, each in its own namespace.
 *
 * @param nodes all nodes; none if no program can be run on them
 * @param filterReader gets the reader of loaded filters, for pods on these nodes
 * @param profiles if there are no nodes, the folder whose files were installed as {@code profiles/}
 * @param mounted the profiles that the nodes mount from this machine
 * @param settleLimit the limit of the wait for a pod's outcome
 * @param servingLimit the limit of the wait for a service's response
 * @param stability how long a pod must stay Ready before it counts as Running
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Deployer(
    KubernetesClient client,
    Namespaces namespaces,
    List<NodeShell> nodes,
    Supplier<FilterReader> filterReader,
    Optional<Path> profiles,
    MountedProfiles mounted,
    Duration settleLimit,
    Duration servingLimit,
    Duration stability) {
  private static final Duration ACCOUNT_LIMIT = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** How long a request without a response may still take effect. */
  private static final Duration UNANSWERED = Duration.ofSeconds(3);

  /** The number of namespace names to try: an earlier run's may still be terminating. */
  private static final int NAMES = 100;

  public Deployer {
    nodes = List.copyOf(nodes);
  }

  private PodInspector inspector() {
    return nodes.isEmpty()
        ? new ApiInspector(client, profiles, servingLimit)
        : new NodeInspector(client, nodes, filterReader, servingLimit);
  }

  /**
   * Create the manifest's objects in a new namespace, whatever namespace they name. A {@code
   * Namespace} object supplies its labels and annotations. If the creation fails, the namespace is
   * deleted.
   *
   * @throws BadInputException if the objects name several namespaces, one is cluster-scoped, or the
   *     API server rejects one, with its message
   * @throws EnvironmentException if the cluster or the account cannot create them
   * @throws InterruptionException if this thread was interrupted
   */
  public Workload deploy(Manifest manifest) {
    long start = System.nanoTime();
    try {
      return deployed(manifest);
    } catch (RuntimeException e) {
      boolean isCutShort =
          Thread.currentThread().isInterrupted() && !(e instanceof BadInputException);
      throw isCutShort ? interrupted(manifest, start) : e;
    }
  }

  private Workload deployed(Manifest manifest) {
    Isolation isolation = Isolation.of(manifest);
    String namespace = createNamespace(manifest, isolation);
    HookFailures hooks = HookFailures.in(client, namespace, manifest);
    Runnable deletion =
        () -> {
          hooks.close();
          new NamespaceDeletion(client, nodes, namespace).run();
        };
    boolean deployed = false;
    try {
      awaitServiceAccount(namespace);
      MountedProfiles.Contents before = mounted.read();
      List<HasMetadata> created = new ArrayList<>();
      for (HasMetadata object : isolation.in(namespace)) {
        created.add(create(manifest, object));
      }
      deployed = true;
      PodObserver observer =
          new PodObserver(client, inspector(), hooks, before, settleLimit, stability);
      return new Workload(
          namespace,
          manifest.file(),
          new WorkloadPods(client, namespace, manifest, created, observer, settleLimit),
          deletion);
    } catch (KubernetesClientException e) {
      throw MissingRight.explained(e);
    } finally {
      if (!deployed) {
        uninterrupted(deletion);
      }
    }
  }

  private String createNamespace(Manifest manifest, Isolation isolation) {
    for (int tried = 1; ; tried++) {
      Namespace next = namespaces.next(isolation.labels(), isolation.annotations());
      String name = next.getMetadata().getName();
      try {
        Creation.of(next, client::resource);
        return name;
      } catch (KubernetesClientException e) {
        if (e.getCode() == Rejection.CONFLICT && tried < NAMES) {
          continue;
        }
        if (e.getCode() < 1) {
          deleteOnceThere(name); // the request may still take effect
        }
        throw Rejection.of(manifest.file() + ", namespace " + name, e);
      }
    }
  }

  private void deleteOnceThere(String namespace) {
    Supplier<Boolean> deletion = () -> !client.namespaces().withName(namespace).delete().isEmpty();
    uninterrupted(
        () ->
            new Wait("namespace " + namespace + " to be deleted", UNANSWERED, INTERVAL)
                .until(deletion, deleted -> deleted));
  }

  /** Delete even on an interrupted thread, on which each request would fail immediately. */
  private static void uninterrupted(Runnable deletion) {
    try {
      Uninterrupted.run(deletion);
    } catch (KubernetesClientException e) {
      // The earlier failure explains more. Whatever is left has its owner's label.
    }
  }

  private static InterruptionException interrupted(Manifest manifest, long start) {
    return InterruptionException.after(
        Duration.ofNanos(System.nanoTime() - start), "applying '" + manifest.file() + "'");
  }

  private HasMetadata create(Manifest manifest, HasMetadata object) {
    String where = Isolation.where(manifest, object);
    try {
      return object instanceof GenericKubernetesResource it
          ? create(manifest, where, it)
          : Creation.of(object, client::resource);
    } catch (KubernetesClientException e) {
      throw Rejection.of(where, e);
    }
  }

  /** Create an object of a kind that only the API server knows. */
  private HasMetadata create(Manifest manifest, String where, GenericKubernetesResource object) {
    APIResource resource =
        Optional.ofNullable(client.getApiResources(object.getApiVersion())).stream()
            .flatMap(all -> all.getResources().stream())
            .filter(it -> it.getKind().equals(object.getKind()) && !it.getName().contains("/"))
            .findFirst()
            .orElseThrow(
                () ->
                    Rejection.unknownKind(
                        where,
                        "no kind %s in apiVersion %s"
                            .formatted(object.getKind(), object.getApiVersion())));
    if (!Boolean.TRUE.equals(resource.getNamespaced())) {
      throw Isolation.ofWholeCluster(manifest, object);
    }
    var inNamespace =
        client
            .genericKubernetesResources(object.getApiVersion(), object.getKind())
            .inNamespace(object.getMetadata().getNamespace());
    return Creation.of(object, inNamespace::resource);
  }

  /** A namespace accepts no pods before its default account exists, a moment after its creation. */
  private void awaitServiceAccount(String namespace) {
    var account = client.serviceAccounts().inNamespace(namespace).withName("default");
    new Wait("the default service account of namespace " + namespace, ACCOUNT_LIMIT, INTERVAL)
        .wokenBy(ApiChanges.of(account))
        .until(() -> Optional.ofNullable(account.get()), Optional::isPresent)
        .orElseThrow(none -> "none", "check that the controller manager runs");
  }
}
