package io.github.kindproof.cluster.session;

import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.internal.io.process.KernelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The resources of this machine that a run may use. Pure except for {@link #ofThisOne()}.
 *
 * @param cores the number of cores
 * @param availableMemory bytes of memory available without swapping
 * @param inotifyInstances how many more the kernel allows one user ({@code
 *     fs.inotify.max_user_instances}): all nodes belong to root
 */
public record Machine(int cores, long availableMemory, long inotifyInstances) {
  /** Measured: 320 MiB a node, and some for pods. */
  private static final long BYTES_PER_NODE = 640L << 20;

  /** Measured: 13, of kubelet, systemd, containerd and kube-proxy. */
  private static final long INOTIFY_INSTANCES_PER_NODE = 14;

  /** Measured: 13 more, of API server and controller manager. */
  private static final long INOTIFY_INSTANCES_PER_CONTROL_PLANE = 13;

  /** More nodes than this do not boot any sooner. */
  private static final int NODES_PER_CORE = 3;

  /** Read this machine's current resources; assume room for one cluster where it reports none. */
  public static Machine ofThisOne() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        availableKibibytes().orElse(0) << 10,
        number("/proc/sys/fs/inotify/max_user_instances").orElse(0) - InotifyUse.ofThisHost());
  }

  /** Return whether this many nodes may be in use at the same time. */
  public boolean hasRoomFor(NodeCount nodes) {
    return nodes.all() <= cores * NODES_PER_CORE && canKeep(nodes);
  }

  /** Return whether this many nodes may exist at the same time, if most of them are idle. */
  boolean canKeep(NodeCount nodes) {
    return nodes.all() * BYTES_PER_NODE <= availableMemory
        && inotifyInstancesOf(nodes) <= inotifyInstances;
  }

  /** Return this machine without these nodes, which were there when it was measured. */
  Machine without(NodeCount nodes) {
    return new Machine(
        cores,
        availableMemory + nodes.all() * BYTES_PER_NODE,
        inotifyInstances + inotifyInstancesOf(nodes));
  }

  private static long inotifyInstancesOf(NodeCount nodes) {
    return nodes.all() * INOTIFY_INSTANCES_PER_NODE
        + nodes.controlPlanes() * INOTIFY_INSTANCES_PER_CONTROL_PLANE;
  }

  /** Describe the resources that these nodes lack; empty on a machine that reports none. */
  List<String> lacks(NodeCount nodes) {
    List<String> lacks = new ArrayList<>();
    if (availableMemory == 0) {
      return lacks;
    }
    if (availableMemory < nodes.all() * BYTES_PER_NODE) {
      lacks.add(
          "%d MiB of memory (%d available)"
              .formatted(nodes.all() * BYTES_PER_NODE >> 20, availableMemory >> 20));
    }
    if (inotifyInstances < inotifyInstancesOf(nodes)) {
      lacks.add(
          "%d inotify instances (%d available, see fs.inotify.max_user_instances)"
              .formatted(inotifyInstancesOf(nodes), Math.max(0, inotifyInstances)));
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
      return OptionalLong.empty(); // not Linux: the engine is in a virtual machine
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
