package io.github.kindproof.cluster.session;

import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Room for clusters on this machine, which the runs on it share: each writes into its folder how
 * many nodes it has or is booting. Nodes beyond that would fail for want of memory or of inotify
 * instances.
 *
 * <p>A run that has nothing waits for the others at most for the given patience. Then it boots
 * without room, because they may be waiting for a person.
 */
final class SharedRoom implements ClusterPool.Room {
  private final OtherRuns others;
  private final Supplier<Machine> measured;
  private final Duration patience;
  private final Progress progress;
  private @Nullable Machine machine;
  private NodeCount held = NodeCount.NONE;
  private long waitsSince;

  /**
   * @param measured measures this machine, before this run has nodes, without the nodes that give
   *     way and those of other runs
   */
  SharedRoom(OtherRuns others, Supplier<Machine> measured, Duration patience, Progress progress) {
    this.others = others;
    this.measured = measured;
    this.patience = patience;
    this.progress = progress;
  }

  /** Measure the machine again, because leftovers were removed; only before this run has nodes. */
  synchronized void changed() {
    machine = measured.get();
  }

  @Override
  public synchronized boolean take(NodeCount before, NodeCount wanted) {
    if (wanted.all() == 0) {
      return true; // a cluster elsewhere
    }
    try (CacheLock lock = lock()) {
      NodeCount theirs = others.held();
      if (fits(theirs, before, wanted) || isOutOfPatience(before, wanted, theirs)) {
        waitsSince = 0;
        hold(before.plus(wanted));
        return true;
      }
      return false;
    }
  }

  /** Return whether there is room; a cluster that is too large for this machine runs alone. */
  private boolean fits(NodeCount theirs, NodeCount before, NodeCount wanted) {
    NodeCount there = theirs.plus(before);
    return there.all() == 0 || machine().hasRoomFor(there.plus(wanted));
  }

  /**
   * Return whether the machine has room for these nodes, which no run uses, beside those of all
   * runs. A measurement would not do: nodes that boot have not taken all that they need yet.
   */
  synchronized boolean hasRoomBeside(NodeCount idle) {
    return machine().canKeep(others.held().plus(held).plus(idle));
  }

  private Machine machine() {
    if (machine == null) {
      machine = measured.get();
    }
    return machine;
  }

  private boolean isOutOfPatience(NodeCount before, NodeCount wanted, NodeCount theirs) {
    if (before.all() > 0) {
      return false;
    }
    if (waitsSince == 0) {
      waitsSince = System.nanoTime();
      progress.say(
          "waiting at most %d min for room for %s: other runs have %s (%s)"
              .formatted(
                  patience.toMinutes(),
                  Count.of(wanted.all(), "node"),
                  Count.of(theirs.all(), "node"),
                  others.holders().stream()
                      .map(Owner::pid)
                      .map(pid -> "process " + pid)
                      .collect(Collectors.joining(", "))));
    }
    if (System.nanoTime() - waitsSince < patience.toNanos()) {
      return false;
    }
    progress.say("booting without room, after a wait of " + patience.toMinutes() + " min");
    return true;
  }

  @Override
  public synchronized void giveBack(NodeCount rest) {
    if (!rest.equals(held)) {
      try (CacheLock lock = lock()) {
        hold(rest);
      }
    }
  }

  private void hold(NodeCount nodes) {
    RunFolder.of(others.self(), others.runFolders()).holdNodes(nodes);
    held = nodes;
  }

  private CacheLock lock() {
    return CacheLock.take(others.runFolders().resolveSibling("room.lock"), holder -> {});
  }
}
