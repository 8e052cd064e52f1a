package io.github.kindproof.cluster.session;

import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.Reaper;
import io.github.kindproof.cluster.ReusableCluster;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.cluster.kind.reuse.ClusterContainers;
import io.github.kindproof.cluster.kind.reuse.ReuseRecord;
import io.github.kindproof.internal.engine.ContainerRemoval;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The clusters that runs have left for later ones and that no run uses. They give way to others.
 *
 * @param docker finds the engine, if there are any
 * @param runFolders the folder that has a folder for each run
 */
public record IdleClusters(Supplier<Docker> docker, Path runFolders) {

  /** Return the clusters of this cache, in this engine. */
  public static IdleClusters of(Docker docker, KindproofCache cache) {
    return new IdleClusters(() -> docker, RunFolder.all(cache));
  }

  /**
   * A cluster that stays.
   *
   * @param spec the text of its spec
   * @param idle whether no run uses it
   * @param running whether a node of it runs
   */
  public record Found(
      ReusableCluster files, String spec, NodeCount nodes, boolean idle, boolean running) {
    /** Render it, for example {@code plain.yaml on v1.34.11 (NAME, stopped)}. */
    @Override
    public String toString() {
      String state = idle ? (running ? "running" : "stopped") : "in use";
      return "%s (%s, %s)".formatted(spec, files.name(), state);
    }
  }

  /** Find the clusters that stay, even those in use, the longest unused first. */
  public List<Found> find() {
    List<ReusableCluster> all = new ArrayList<>(ReusableCluster.all(runFolders));
    all.sort(Comparator.comparing(ReusableCluster::lastUse));
    return all.stream().flatMap(it -> found(it).stream()).toList();
  }

  private Optional<Found> found(ReusableCluster files) {
    ReuseRecord made = ReuseRecord.parse(files.record());
    boolean running = !containers(files).names(true).isEmpty();
    return Optional.of(new Found(files, made.spec(), made.nodes(), files.isIdle(), running));
  }

  private ClusterContainers containers(ReusableCluster files) {
    return new ClusterContainers(docker.get(), files.name());
  }

  /** Count the nodes that run and that no run uses. */
  NodeCount runningNodes() {
    return sum(running());
  }

  private List<Found> running() {
    return find().stream().filter(it -> it.idle() && it.running()).toList();
  }

  private static NodeCount sum(List<Found> clusters) {
    return clusters.stream().map(Found::nodes).reduce(NodeCount.NONE, NodeCount::plus);
  }

  /**
   * Stop clusters, the longest unused first, until there is room for the nodes of the rest.
   *
   * @param hasRoom returns whether there is room for this many nodes that no run uses
   */
  void makeRoom(Predicate<NodeCount> hasRoom, Progress progress) {
    List<Found> running = new ArrayList<>(running());
    while (!running.isEmpty() && !hasRoom.test(sum(running))) {
      Found first = running.remove(0);
      Optional<CacheLock> lock = first.files().take();
      if (lock.isPresent()) {
        containers(first.files()).kill();
        first.files().giveBack(lock.get());
        progress.say("stopped " + first.spec() + ", which no run uses, to make room");
      }
    }
  }

  /**
   * Delete the clusters that no run uses.
   *
   * @return a description of each
   */
  public List<String> removeAll() {
    List<String> removed = new ArrayList<>();
    for (Found cluster : find()) {
      Optional<CacheLock> lock = cluster.files().take();
      if (lock.isPresent()) {
        removeNodes(cluster.files());
        new Reaper(docker.get(), runFolders).removeRestOf(cluster.files(), lock.get());
        removed.add("reusable cluster " + cluster);
      }
    }
    return removed;
  }

  private void removeNodes(ReusableCluster files) {
    List<String> nodes = containers(files).names(false);
    if (!nodes.isEmpty()) {
      new ContainerRemoval(docker.get()).all(nodes);
    }
  }
}
