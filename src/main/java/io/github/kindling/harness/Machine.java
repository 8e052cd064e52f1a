package io.github.kindling.harness;

import io.github.kindling.process.KernelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much of this machine a run may use. Pure but for {@link #ofThisOne()}.
 *
 * @param cores how many cores there are
 * @param availableMemory bytes of memory that can be had without swapping
 * @param inotifyInstances how many can still be had of those that the kernel lets one user have
 *     ({@code fs.inotify.max_user_instances}): all nodes are root's
 */
public record Machine(int cores, long availableMemory, long inotifyInstances) {
  /** Measured: 320 MiB a node, and some for pods. */
  private static final long BYTES_PER_NODE = 640L << 20;

  /** Measured: with the usual limit of 128, the eighth node's kubelet finds none left. */
  private static final long INOTIFY_INSTANCES_PER_NODE = 20;

  /** More nodes than this at once boot no sooner. */
  private static final int NODES_PER_CORE = 3;

  /** This machine as it is now; where it does not say, room for one cluster. */
  public static Machine ofThisOne() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        availableKibibytes().orElse(0) << 10,
        number("/proc/sys/fs/inotify/max_user_instances").orElse(0) - InotifyUse.ofThisHost());
  }

  /** How many nodes may exist at once, at least one. */
  public int roomForNodes() {
    long byMemory = availableMemory / BYTES_PER_NODE;
    long byInotify = inotifyInstances / INOTIFY_INSTANCES_PER_NODE;
    long byCores = (long) cores * NODES_PER_CORE;
    return (int) Math.max(1, Math.min(byCores, Math.min(byMemory, byInotify)));
  }

  /** What so many nodes need and there is not, in words; nothing on a machine that does not say. */
  List<String> lacks(int nodes) {
    List<String> lacks = new ArrayList<>();
    if (availableMemory == 0) {
      return lacks;
    }
    if (availableMemory < nodes * BYTES_PER_NODE) {
      lacks.add(
          "%d MiB of memory, there are %d"
              .formatted(nodes * BYTES_PER_NODE >> 20, availableMemory >> 20));
    }
    if (inotifyInstances < nodes * INOTIFY_INSTANCES_PER_NODE) {
      lacks.add(
          "%d inotify instances, there are %d (see fs.inotify.max_user_instances)"
              .formatted(nodes * INOTIFY_INSTANCES_PER_NODE, Math.max(0, inotifyInstances)));
    }
    return lacks;
  }

  private static OptionalLong availableKibibytes() {
    try {
      return KernelFile.read(Path.of("/proc/meminfo"))
          .lines()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty(); // no Linux: the engine is in a virtual machine
    }
  }

  private static OptionalLong number(String file) {
    try {
      return OptionalLong.of(Long.parseLong(KernelFile.read(Path.of(file)).strip()));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
