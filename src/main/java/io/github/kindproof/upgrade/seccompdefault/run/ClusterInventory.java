package io.github.kindproof.upgrade.seccompdefault.run;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.seccompdefault.Inventory;
import io.github.kindproof.upgrade.seccompdefault.InventoryBuilder;
import io.github.kindproof.upgrade.seccompdefault.Materials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the workloads of a cluster. It only lists objects and reads ConfigMaps: it changes nothing,
 * and never reads a Secret.
 *
 * @param client a client of the cluster
 * @param server its address, for messages
 * @param context its name
 */
public record ClusterInventory(KubernetesClient client, String server, String context) {
  private static final int FORBIDDEN = 403;

  /** The kinds that are listed: whatever creates pods, before what it creates. */
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          Deployment.class,
          StatefulSet.class,
          DaemonSet.class,
          CronJob.class,
          Job.class,
          ReplicaSet.class,
          ReplicationController.class,
          Pod.class);

  /**
   * The versions of a cluster.
   *
   * @param kubernetes the version of its API server
   * @param runtimes the runtimes of its nodes, for example {@code containerd://1.7.13}, each once
   * @param oldestKubelet the oldest version of a node; that of the API server if nodes cannot be
   *     read
   */
  public record Versions(String kubernetes, List<String> runtimes, String oldestKubelet) {}

  /**
   * Return the versions of the cluster.
   *
   * @throws io.github.kindproof.EnvironmentException if it cannot be reached, or denies access
   */
  public Versions versions() {
    try {
      String kubernetes = client.getKubernetesVersion().getGitVersion();
      List<NodeSystemInfo> nodes = nodes();
      return new Versions(
          kubernetes,
          runtimes(nodes),
          nodes.stream()
              .map(NodeSystemInfo::getKubeletVersion)
              .min(Version::compare)
              .orElse(kubernetes));
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, server);
    }
  }

  private static List<String> runtimes(List<NodeSystemInfo> nodes) {
    Map<String, Integer> counts = new HashMap<>();
    nodes.forEach(node -> counts.merge(node.getContainerRuntimeVersion(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<NodeSystemInfo> nodes() {
    try {
      return client.nodes().list().getItems().stream()
          .map(node -> node.getStatus().getNodeInfo())
          .toList();
    } catch (KubernetesClientException e) {
      if (e.getCode() == FORBIDDEN) {
        return List.of();
      }
      throw e;
    }
  }

  /**
   * Read the workloads.
   *
   * @param namespaces the namespaces to read; empty for all
   * @param labels the labels that a workload must have
   * @param secrets Secrets whose values the copies get
   * @throws io.github.kindproof.EnvironmentException if the cluster cannot be reached
   */
  public Inventory read(
      List<String> namespaces,
      Map<String, String> labels,
      List<Secret> secrets,
      Progress progress) {
    try (Progress.Task task = progress.begin("reading the workloads of " + context)) {
      InventoryBuilder inventory = new InventoryBuilder();
      int found = 0;
      for (Class<? extends HasMetadata> kind : KINDS) {
        for (HasMetadata object : list(kind, namespaces, inventory)) {
          inventory.add(object, context);
          found++;
        }
      }
      task.done(found + " objects");
      return inventory.build(
          object -> hasLabels(object, labels), new LiveMaterials(client, secrets));
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, server);
    }
  }

  private List<HasMetadata> list(
      Class<? extends HasMetadata> kind, List<String> namespaces, InventoryBuilder inventory) {
    List<HasMetadata> all = new ArrayList<>();
    if (namespaces.isEmpty()) {
      all.addAll(list(kind, Optional.empty(), inventory));
    }
    namespaces.forEach(each -> all.addAll(list(kind, Optional.of(each), inventory)));
    return all;
  }

  private <T extends HasMetadata> List<T> list(
      Class<T> kind, Optional<String> namespace, InventoryBuilder inventory) {
    try {
      return namespace.isPresent()
          ? client.resources(kind).inNamespace(namespace.get()).list().getItems()
          : client.resources(kind).inAnyNamespace().list().getItems();
    } catch (KubernetesClientException e) {
      if (e.getCode() != FORBIDDEN) {
        throw e;
      }
      inventory.notLooked(
          "each " + kind.getSimpleName() + namespace.map(it -> " in namespace " + it).orElse(""),
          "this account must not list them");
      return List.of();
    }
  }

  private static boolean hasLabels(HasMetadata object, Map<String, String> labels) {
    Map<String, String> own =
        Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.<String, String>of());
    return own.entrySet().containsAll(labels.entrySet());
  }

  /** ConfigMaps are read when a workload refers to them. */
  private record LiveMaterials(
      KubernetesClient client, List<Secret> secrets, Map<String, Optional<ConfigMap>> read)
      implements Materials {
    LiveMaterials(KubernetesClient client, List<Secret> secrets) {
      this(client, secrets, new ConcurrentHashMap<>());
    }

    @Override
    public Optional<ConfigMap> configMap(String namespace, String name) {
      return read.computeIfAbsent(namespace + "/" + name, key -> get(namespace, name));
    }

    private Optional<ConfigMap> get(String namespace, String name) {
      try {
        return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get());
      } catch (KubernetesClientException e) {
        return Optional.empty(); // the copy's remarks say that it is empty
      }
    }

    @Override
    public Optional<Secret> secret(String namespace, String name) {
      return GivenMaterials.find(secrets, Secret.class, namespace, name);
    }

    @Override
    public Set<String> secretKeys(String namespace, String name) {
      return Set.of();
    }
  }
}
