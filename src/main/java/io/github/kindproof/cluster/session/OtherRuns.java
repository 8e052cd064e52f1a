package io.github.kindproof.cluster.session;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The other living runs on this machine. Runs that started this one are left out, because a test
 * makes room for the run that it starts.
 *
 * @param docker finds the engine, if there are any
 * @param runFolders the folder that has a folder for each run
 * @param self this run
 */
record OtherRuns(Supplier<Docker> docker, Path runFolders, Owner self) {
  private static final String CLUSTER = "io.x-k8s.kind.cluster";
  private static final String NODES =
      "{{.Label \"%s\"}} {{.Label \"io.x-k8s.kind.role\"}}".formatted(CLUSTER);

  /** Return the runs that hold room. */
  List<Owner> holders() {
    return living().stream().filter(it -> held(it).all() > 0).toList();
  }

  /** Count the nodes that they have or are booting. */
  NodeCount held() {
    return living().stream().map(this::held).reduce(NodeCount.NONE, NodeCount::plus);
  }

  private NodeCount held(Owner owner) {
    return RunFolder.of(owner, runFolders).nodes();
  }

  /** Count the nodes that they have already. */
  NodeCount runningNodes() {
    Set<Owner> owners = Set.copyOf(holders());
    if (owners.isEmpty()) {
      return NodeCount.NONE;
    }
    List<String> nodes =
        docker
            .get()
            .command("ps", "--filter", "label=" + CLUSTER, "--format", NODES)
            .output()
            .lines()
            .map(line -> line.split(" ", 2))
            .filter(it -> Owner.ofClusterName(it[0]).filter(owners::contains).isPresent())
            .map(it -> it[1])
            .toList();
    int controlPlanes = (int) nodes.stream().filter("control-plane"::equals).count();
    return new NodeCount(controlPlanes, nodes.size() - controlPlanes);
  }

  private List<Owner> living() {
    if (!Files.isDirectory(runFolders)) {
      return List.of();
    }
    Set<Long> ancestors = ancestors();
    try (Stream<Path> folders = Files.list(runFolders)) {
      return folders
          .map(it -> Owner.ofToken(it.getFileName().toString()))
          .flatMap(Optional::stream)
          .filter(it -> !it.equals(self) && it.isKnownAlive() && !ancestors.contains(it.pid()))
          .toList();
    } catch (IOException e) {
      throw new EnvironmentException(
          runFolders + " cannot be read: " + IoReason.of(e), "make it readable", e);
    }
  }

  private static Set<Long> ancestors() {
    return Stream.iterate(
            ProcessHandle.current().parent(),
            Optional::isPresent,
            it -> it.flatMap(ProcessHandle::parent))
        .map(it -> it.get().pid())
        .collect(Collectors.toSet());
  }
}
