package io.github.kindproof.cluster;

import io.github.kindproof.InterruptionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A pool of shared clusters: it boots equal specs once, and never more at a time than the machine
 * has room for. An unused cluster stays until its room is needed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ClusterPool implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Function<ClusterSpec, BootResult> boots;
  private final Function<ClusterSpec, NodeCount> nodes;
  private final Room room;
  private final Map<ClusterSpec, Entry> entries = new HashMap<>();
  private final List<NodeCount> reserved = new ArrayList<>();
  private long uses;

  /**
   * Create an empty pool.
   *
   * @param boots boots one cluster; called by several threads concurrently
   * @param nodes returns how many nodes of this machine a cluster of this spec has
   * @param room the room on this machine
   */
  public ClusterPool(
      Function<ClusterSpec, BootResult> boots, Function<ClusterSpec, NodeCount> nodes, Room room) {
    this.boots = boots;
    this.nodes = nodes;
    this.room = room;
  }

  /** A lease of a cluster, or of the result that it did not boot; close it when done. */
  public interface Lease extends AutoCloseable {
    /** Return the result of the boot. */
    BootResult result();

    /** Delete the cluster when its last lease is closed, since it will not be needed again. */
    void discard();

    @Override
    void close();
  }

  /** Room on this machine for nodes. Others may use it too, so each refusal is for this moment. */
  @FunctionalInterface
  public interface Room {
    /**
     * Take room for more nodes if there is some.
     *
     * @param before the nodes that the pool has room for
     * @param wanted the nodes to add
     */
    boolean take(NodeCount before, NodeCount wanted);

    /** Give back the room of all nodes but these. */
    default void giveBack(NodeCount rest) {}
  }

  /** Room that is reserved for nodes outside the pool; close it when they are gone. */
  public interface Reservation extends AutoCloseable {
    @Override
    void close();
  }

  /** Take room for nodes that are booted outside the pool; block while there is none. */
  public Reservation reserve(NodeCount wanted) {
    while (true) {
      Optional<Entry> victim;
      synchronized (this) {
        if (room.take(nodes(), wanted)) {
          reserved.add(wanted);
          return () -> giveBack(wanted);
        }
        victim = victim();
      }
      victim.ifPresent(this::delete);
    }
  }

  private synchronized void giveBack(NodeCount nodes) {
    reserved.remove(nodes);
    changed();
  }

  /**
   * Lease a cluster of this spec, booting it if necessary; block while there is no room.
   *
   * @throws InterruptionException if this thread was interrupted, which does not end the boot
   */
  public Lease lease(ClusterSpec spec) {
    return lease(spec, true);
  }

  /**
   * Lease a cluster without waiting for other leases to end, for callers on which those depend.
   * Idle clusters are deleted to make room as usual.
   */
  public Lease leaseAtOnce(ClusterSpec spec) {
    return lease(spec, false);
  }

  private Lease lease(ClusterSpec spec, boolean patient) {
    Entry entry = claim(spec, patient);
    try {
      BootResult result = entry.result.get();
      return new Lease() {
        @Override
        public BootResult result() {
          return result;
        }

        @Override
        public void discard() {
          entry.unwanted = true;
        }

        @Override
        public void close() {
          release(entry);
        }
      };
    } catch (InterruptedException e) {
      release(entry);
      throw InterruptionException.of("the wait for the boot of " + spec, e);
    } catch (ExecutionException e) {
      release(entry);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /** Delete all clusters, used or not, and interrupt the boots in progress. */
  @Override
  public void close() {
    Map<ClusterSpec, Entry> all;
    synchronized (this) {
      all = Map.copyOf(entries);
      entries.clear();
    }
    all.values().forEach(Entry::interrupt);
    all.values().parallelStream().forEach(Entry::delete);
  }

  private Entry claim(ClusterSpec spec, boolean patient) {
    while (true) {
      Optional<Entry> victim;
      synchronized (this) {
        Entry there = entries.get(spec);
        if (there != null && there.deleting) {
          awaitChange();
          continue;
        }
        if (there != null) {
          there.users++;
          return there;
        }
        NodeCount wanted = nodes.apply(spec);
        if (room.take(nodes(), wanted) || (!patient && idle().isEmpty())) {
          Entry entry = new Entry(spec, wanted);
          entries.put(spec, entry);
          // The first thread boots it; others with the same spec wait for it.
          return boot(entry);
        }
        victim = victim();
      }
      victim.ifPresent(this::delete);
    }
  }

  /** Count the nodes that exist, may exist soon, or are reserved. */
  private NodeCount nodes() {
    List<NodeCount> alive = new ArrayList<>(reserved);
    entries.values().stream()
        .filter(Entry::mayBeAlive)
        .map(entry -> entry.nodes)
        .forEach(alive::add);
    return alive.stream().reduce(NodeCount.NONE, NodeCount::plus);
  }

  private void changed() {
    room.giveBack(nodes());
    notifyAll();
  }

  /** Select an idle cluster, for only the caller to delete; if there is none, wait for a change. */
  private Optional<Entry> victim() {
    Optional<Entry> victim = idle();
    victim.ifPresentOrElse(entry -> entry.deleting = true, this::awaitChange);
    return victim;
  }

  private Entry boot(Entry entry) {
    entry.result = CompletableFuture.supplyAsync(() -> boots.apply(entry.spec), entry::startThread);
    entry.result.whenComplete(
        (result, error) -> {
          synchronized (this) {
            changed();
          }
        });
    return entry;
  }

  private Optional<Entry> idle() {
    return entries.values().stream()
        .filter(entry -> entry.users == 0 && !entry.deleting && entry.mayBeAlive())
        .min(Comparator.comparingLong(entry -> entry.lastUse));
  }

  private void release(Entry entry) {
    synchronized (this) {
      entry.users--;
      entry.lastUse = ++uses;
      notifyAll();
      if (!entry.unwanted || entry.users > 0 || entry.deleting || !entry.mayBeAlive()) {
        return;
      }
      entry.deleting = true;
    }
    delete(entry);
  }

  private void delete(Entry entry) {
    entry.delete();
    synchronized (this) {
      entries.remove(entry.spec);
      changed();
    }
  }

  /** Wait for a change in this pool, or for a while: other runs take and give back room, too. */
  private void awaitChange() {
    try {
      wait(INTERVAL.toMillis());
    } catch (InterruptedException e) {
      throw InterruptionException.of("the wait for room for a cluster", e);
    }
  }

  private static final class Entry {
    final ClusterSpec spec;
    final NodeCount nodes;
    CompletableFuture<BootResult> result = new CompletableFuture<>();
    int users = 1;
    long lastUse;
    boolean deleting;
    volatile boolean unwanted;
    private volatile @Nullable Thread thread;

    Entry(ClusterSpec spec, NodeCount nodes) {
      this.spec = spec;
      this.nodes = nodes;
    }

    /** Return whether it takes room; one being booted does, one that failed to boot does not. */
    boolean mayBeAlive() {
      if (!result.isDone()) {
        return true;
      }
      return !result.isCompletedExceptionally() && result.join().booted().isPresent();
    }

    void startThread(Runnable task) {
      Thread started = new Thread(task, "boot " + spec);
      thread = started;
      started.start();
    }

    void interrupt() {
      Thread booting = thread;
      if (booting != null && !result.isDone()) {
        booting.interrupt();
      }
    }

    /** Delete the cluster, if any; a failed boot left none, and its caller knows why. */
    void delete() {
      result
          .handle((ended, error) -> error == null ? ended.booted() : Optional.<Cluster>empty())
          .join()
          .ifPresent(Cluster::close);
    }
  }
}
