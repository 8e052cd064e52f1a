package io.github.kindproof.cluster.kind.reuse;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A reader of a cluster's inventory.
 *
 * @param cluster the cluster's name, with which its nodes' names begin
 */
record InventoryReader(KubernetesClient client, String cluster, List<NodeShell> nodes) {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration SETTLING = Duration.ofSeconds(60);

  /** After a restart, controllers need some seconds to write what they wrote before. */
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  /** The objects of the API server that nobody changed between two looks. */
  private record Seen(SortedMap<String, String> objects, boolean settled) {}

  /** Read the inventory of a cluster that was just booted, when its controllers are done. */
  Inventory readSettled() {
    SortedMap<String, String> before = new TreeMap<>();
    Waited<Seen> waited =
        new Wait("controllers to create the objects of a new cluster", SETTLING, INTERVAL)
            .until(
                () -> {
                  SortedMap<String, String> now = ApiObjects.read(client);
                  Seen seen = new Seen(now, now.equals(before));
                  before.clear();
                  before.putAll(now);
                  return seen;
                },
                Seen::settled);
    if (!waited.met()) {
      throw new EnvironmentException(waited.why(), "leave out reuse");
    }
    return withNodes(waited.last().objects());
  }

  /**
   * The result of a comparison.
   *
   * @param now the later inventory
   * @param difference what differs, in words; empty if nothing does
   */
  record Compared(Inventory now, Optional<String> difference) {}

  /**
   * Compare an inventory of this cluster with what it has now.
   *
   * @param isBrought whether Kindproof brings the image with this id to new clusters too
   */
  Compared compare(Inventory before, boolean restarted, Predicate<String> isBrought) {
    return new Wait("the cluster to be as it was", restarted ? RECOVERY : Duration.ZERO, INTERVAL)
        .until(() -> look(before, restarted, isBrought), seen -> seen.difference().isEmpty())
        .last();
  }

  private Compared look(Inventory before, boolean restarted, Predicate<String> isBrought) {
    Inventory now = withNodes(ApiObjects.read(client));
    return new Compared(now, before.difference(now, restarted, isBrought));
  }

  private Inventory withNodes(SortedMap<String, String> objects) {
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, String> services = new TreeMap<>();
    SortedMap<String, String> images = new TreeMap<>();
    List<NodeParts> parts = nodes.parallelStream().map(InventoryReader::parts).toList();
    for (int at = 0; at < nodes.size(); at++) {
      String on = on(nodes.get(at), cluster);
      add(parts.get(at).files(), on, files);
      add(parts.get(at).services(), on, services);
      add(parts.get(at).images(), on, images);
    }
    return new Inventory(objects, files, services, images);
  }

  /** Return the end of the names of a node's parts, for example {@code " on worker"}. */
  static String on(NodeShell node, String cluster) {
    return " on " + node.container().substring(cluster.length() + 1);
  }

  private static NodeParts parts(NodeShell node) {
    List<BindMount> mounts = BindMount.of(node.docker(), node.container());
    NodeParts all = NodeParts.read(node);
    SortedMap<String, String> files = new TreeMap<>(all.files());
    files.keySet().removeIf(path -> mounts.stream().anyMatch(mount -> mount.holds(path)));
    return new NodeParts(files, all.services(), all.images());
  }

  private static void add(Map<String, String> parts, String on, Map<String, String> all) {
    parts.forEach((name, value) -> all.put(name + on, value));
  }
}
