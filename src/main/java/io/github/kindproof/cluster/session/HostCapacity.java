package io.github.kindproof.cluster.session;

import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.progress.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The room of this machine for a cluster. Pure except for {@link #ofThisMachine}.
 *
 * @param machine the resources of the machine
 * @param engineDisk free bytes where the engine keeps containers; empty if that is elsewhere
 */
public record HostCapacity(Machine machine, OptionalLong engineDisk) {
  /** Measured: 0.4 GB in volume and layers, and some for logs and for what pods write. */
  private static final long DISK_PER_NODE = 1L << 30;

  /** Read the current capacity. */
  public static HostCapacity ofThisMachine(Docker docker) {
    Path root = Path.of(docker.command("info", "--format", "{{.DockerRootDir}}").output().strip());
    try {
      return new HostCapacity(
          Machine.ofThisOne(), OptionalLong.of(Files.getFileStore(root).getUsableSpace()));
    } catch (IOException e) {
      return new HostCapacity(
          Machine.ofThisOne(), OptionalLong.empty()); // it runs in a virtual machine
    }
  }

  /** Describe the resources that a cluster of these nodes lacks; empty if there is room for it. */
  public Optional<String> lackFor(NodeCount nodes) {
    List<String> lacks = new ArrayList<>(machine.lacks(nodes));
    long disk = nodes.all() * DISK_PER_NODE;
    if (engineDisk.isPresent() && engineDisk.getAsLong() < disk) {
      lacks.add(
          "%d MiB on the engine's disk (%d available)"
              .formatted(disk >> 20, engineDisk.getAsLong() >> 20));
    }
    return lacks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "a cluster of %s needs %s"
                .formatted(Count.of(nodes.all(), "node"), String.join(", and ", lacks)));
  }
}
