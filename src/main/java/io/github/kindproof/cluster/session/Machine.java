package io.github.kindproof.cluster.session;

import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.internal.io.process.KernelFile;
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

  /** Measured: 13, of kubelet, systemd, containerd and kube-proxy. */
  private static final long INOTIFY_INSTANCES_PER_NODE = 14;

  /** Measured: 13 more, of API server and controller manager. */
  private static final long INOTIFY_INSTANCES_PER_CONTROL_PLANE = 13;

  /** More nodes than this at once boot no sooner. */
  private static final int NODES_PER_CORE = 3;

  /** This machine as it is now; where it does not say, room for one cluster. */
  public static Machine ofThisOne() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        availableKibibytes().orElse(0) << 10,
        number("/proc/sys/fs/inotify/max_user_instances").orElse(0) - InotifyUse.ofThisHost());
  }

  /** Whether so many nodes may exist at once. */
  public boolean hasRoomFor(NodeCount nodes) {
    return nodes.all() <= cores * NODES_PER_CORE
        && nodes.all() * BYTES_PER_NODE <= availableMemory
        && inotifyInstancesOf(nodes) <= inotifyInstances;
  }

  private static long inotifyInstancesOf(NodeCount nodes) {
    return nodes.all() * INOTIFY_INSTANCES_PER_NODE
        + nodes.controlPlanes() * INOTIFY_INSTANCES_PER_CONTROL_PLANE;
  }

  /** What so many nodes need and there is not, in words; nothing on a machine that does not say. */
  List<String> lacks(NodeCount nodes) {
    List<String> lacks = new ArrayList<>();
    if (availableMemory == 0) {
      return lacks;
    }
    if (availableMemory < nodes.all() * BYTES_PER_NODE) {
      lacks.add(
          "%d MiB of memory, there are %d"
              .formatted(nodes.all() * BYTES_PER_NODE >> 20, availableMemory >> 20));
    }
    if (inotifyInstances < inotifyInstancesOf(nodes)) {
      lacks.add(
          "%d inotify instances, there are %d (see fs.inotify.max_user_instances)"
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
