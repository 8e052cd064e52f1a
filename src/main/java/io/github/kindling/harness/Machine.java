package io.github.kindling.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of this machine a run may use. Pure but for {@link #ofThisOne()}.
 *
 * @param cores how many cores there are
 * @param availableMemory bytes of memory that can be had without swapping
 */
public record Machine(int cores, long availableMemory) {
  /** Measured: 320 MiB a node, three nodes in the largest cluster, and some for pods. */
  private static final long BYTES_PER_CLUSTER = 1_280L << 20;

  /** More clusters than this at once boot no sooner on two cores. */
  private static final double CLUSTERS_PER_CORE = 1.5;

  /** This machine as it is now; where it does not say, memory for one cluster. */
  public static Machine ofThisOne() {
    long available = BYTES_PER_CLUSTER;
    try {
      available =
          Files.readAllLines(Path.of("/proc/meminfo")).stream()
              .filter(line -> line.startsWith("MemAvailable:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
              .findFirst()
              .orElse(available);
    } catch (IOException e) {
      // No Linux: the engine is in a virtual machine, of which one cluster is asked at a time.
    }
    return new Machine(Runtime.getRuntime().availableProcessors(), available);
  }

  /** How many clusters may exist at once, at least one. */
  public int roomForClusters() {
    long byMemory = availableMemory / BYTES_PER_CLUSTER;
    long byCores = Math.round(cores * CLUSTERS_PER_CORE);
    return (int) Math.max(1, Math.min(byMemory, byCores));
  }
}
