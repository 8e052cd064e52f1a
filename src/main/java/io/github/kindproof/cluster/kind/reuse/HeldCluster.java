package io.github.kindproof.cluster.kind.reuse;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.cluster.NodesReady;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.ReusableCluster;
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster that this run holds, and that may stay for the next one.
 *
 * @param user this run
 * @param files its record and its lock
 * @param containers its nodes, whether they run or not
 * @param client reaches its API server
 */
public record HeldCluster(
    Owner user, ReusableCluster files, ClusterContainers containers, KubernetesClient client) {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration RESTART = Duration.ofMinutes(2);
  private static final Duration NAMESPACES_GONE = Duration.ofMinutes(1);

  private List<NodeShell> nodes() {
    return containers.names(false).stream()
        .map(node -> new NodeShell(containers.docker(), node))
        .toList();
  }

  /**
   * Record a cluster that was just booted; block until its controllers are done.
   *
   * @param key what it was made from
   * @param spec the text of its spec
   * @param controlPlanes the number of its control planes
   */
  public CacheLock begin(String key, String spec, int controlPlanes) {
    containers.neverRestart();
    ReuseRecord made =
        new ReuseRecord(
            key,
            spec,
            controlPlanes,
            nodes().size() - controlPlanes,
            containers.addresses(),
            inventory().readSettled());
    kept().keep();
    return files.begin(made.toJson());
  }

  private KeptNodes kept() {
    return new KeptNodes(containers, user);
  }

  /** Return whether the cluster can be made again as it was after its boot. */
  public boolean canBeBroughtBack() {
    return kept().isThere();
  }

  /** Make the cluster again as it was after its boot, whatever it has become; start its nodes. */
  public ClusterOrigin bringBack(ReuseRecord made) {
    kept().recreate();
    containers.start(made.addresses());
    return ClusterOrigin.BROUGHT_BACK;
  }

  private InventoryReader inventory() {
    return new InventoryReader(client, files.name(), nodes());
  }

  /** Return whether its nodes run, or start them if they do not. */
  public ClusterOrigin start(ReuseRecord made) {
    IdleTimer timer = new IdleTimer(nodes());
    if (containers.allRun()) {
      timer.stop();
      if (!timer.isStopping()) {
        return ClusterOrigin.REUSED;
      }
    }
    containers.kill();
    containers.start(made.addresses());
    return ClusterOrigin.RESTARTED;
  }

  /**
   * Find why the cluster cannot be used like a new one; block until that is known. If it can, it is
   * ready for use then.
   *
   * @param since the time before its nodes were started, if they were
   * @param ready the limit of the wait for its nodes
   * @return one difference in words; empty if there is none
   */
  public Optional<String> whyNot(
      ReuseRecord made, ClusterOrigin origin, Instant since, Duration ready) {
    boolean restarted = origin != ClusterOrigin.REUSED;
    Optional<String> why =
        addresses(made)
            .or(
                () ->
                    restarted
                        ? new RestartedPods(client, since, RESTART).await()
                        : Optional.empty())
            .or(
                () ->
                    new NodesReady(client, made.nodes().all(), ready).await().map(Cause::toString))
            .or(() -> namespacesGone(made))
            .or(this::mounts);
    if (why.isPresent()) {
      return why;
    }
    InventoryReader.Compared compared =
        inventory().compare(made.inventory(), restarted, this::isInEngine);
    if (compared.difference().isEmpty()) {
      files.write(made.with(made.inventory().withServicesOf(compared.now())).toJson());
      removeForeignImages(made.inventory(), compared.now());
    }
    return compared.difference();
  }

  private Optional<String> addresses(ReuseRecord made) {
    return containers.addresses().equals(made.addresses())
        ? Optional.empty()
        : Optional.of("its nodes have other addresses than before");
  }

  private Optional<String> mounts() {
    return nodes().stream()
        .flatMap(
            node ->
                BindMount.of(node.docker(), node.container()).stream()
                    .flatMap(mount -> mount.difference(node).stream()))
        .findFirst();
  }

  /**
   * Remove images from the nodes that a run pulled there. Those that Kindproof brought from the
   * engine stay: it compares their ids before each use.
   */
  private void removeForeignImages(Inventory before, Inventory now) {
    Map<String, String> foreign = new TreeMap<>(before.newImages(now));
    foreign.values().removeIf(this::isInEngine);
    for (NodeShell node : nodes()) {
      String on = InventoryReader.on(node, files.name());
      foreign.forEach(
          (name, id) -> {
            if (name.endsWith(on)) {
              remove(name.substring(0, name.length() - on.length()), id, before, node);
            }
          });
    }
  }

  /** Remove only the name of an image that the cluster had under another name. */
  private static void remove(String name, String id, Inventory before, NodeShell node) {
    String unused =
        before.images().containsValue(id)
            ? node.command("ctr", "--namespace", "k8s.io", "images", "rm", name).output()
            : node.crictl("rmi", name).output();
  }

  private boolean isInEngine(String id) {
    return containers.docker().command("image", "inspect", "--format", "{{.Id}}", id).run().ok();
  }

  /** Wait for the namespaces of the run before, which left before their deletion had ended. */
  private Optional<String> namespacesGone(ReuseRecord made) {
    Waited<List<Namespace>> waited =
        new Wait("namespaces to be deleted", NAMESPACES_GONE, INTERVAL)
            .wokenBy(ApiChanges.of(client.namespaces()))
            .looking(() -> others(made))
            .failFast("one stays", all -> all.stream().anyMatch(HeldCluster::isActive))
            .until(List::isEmpty);
    return waited.met()
        ? Optional.empty()
        : waited.last().stream().findFirst().map(HeldCluster::left);
  }

  private static String left(Namespace namespace) {
    return "namespace " + namespace.getMetadata().getName() + " was left";
  }

  private List<Namespace> others(ReuseRecord made) {
    try {
      return client.namespaces().list().getItems().stream()
          .filter(
              it ->
                  !made.inventory()
                      .objects()
                      .containsKey("namespace " + it.getMetadata().getName()))
          .toList();
    } catch (KubernetesClientException e) {
      throw new EnvironmentException("its API server does not answer", "boot a new cluster", e);
    }
  }

  private static boolean isActive(Namespace namespace) {
    return namespace.getMetadata().getDeletionTimestamp() == null;
  }

  /** Leave the cluster running for the next run, until it was unused for this long. */
  public void leave(CacheLock lock, Reuse reuse) {
    new IdleTimer(nodes()).start(reuse.idle());
    files.giveBack(lock);
  }
}
