package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.ContainerRemoval;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A remover of everything that runs of Kindproof made: containers with their volumes, kept nodes,
 * networks and run folders that carry an owner, after stopping the programs that would make more.
 * It never touches anything without an owner, nor anything of a living run unless all is requested.
 *
 * <p>An engine continues to create a container whose client was stopped, so one look proves nothing
 * after something was found: the reaper looks until nothing more has appeared for a while.
 *
 * @param docker the engine to search, through a client that carries no owner itself
 * @param runFolders the folder that has a folder for each run, named by its owner
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reaper(Docker docker, Path runFolders) {
  private static final String KIND_LABEL = "io.x-k8s.kind.cluster";
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** For as long as an engine may take to create a container whose client was stopped. */
  private static final int QUIET_LOOKS = 3;

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration REMOVAL = Duration.ofMinutes(2);

  /**
   * Stop everything that dead runs started and remove everything that they left, except clusters
   * that stay for the next run.
   */
  public Reaped removeLeftOvers() {
    return remove(
        owner -> owner.isKnownDead() && !RunFolder.of(owner, runFolders).isKept(), true, true);
  }

  /** Stop and remove everything that any run of Kindproof started or made, even a living one. */
  public Reaped removeAll() {
    return remove(owner -> true, true, false);
  }

  /**
   * Remove everything that this owner made, except clusters that stay for the next run.
   *
   * @param inFlight whether one of its programs was stopped while it was making more
   */
  public Reaped removeOf(Owner wanted, boolean inFlight) {
    return remove(wanted::equals, inFlight, true);
  }

  private Reaped remove(Predicate<Owner> mayGo, boolean inFlight, boolean keepsReusable) {
    Reaping reaping = new Reaping(inFlight ? QUIET_LOOKS : 0);
    Waited<Boolean> unused =
        new Wait("no more leftovers to appear", LIMIT, INTERVAL)
            .until(() -> reaping.look(look(mayGo, keepsReusable)), finished -> finished);
    return reaping.result();
  }

  /** Look once: processes first, as they make the rest; folders last, as they mark leftovers. */
  private Reaping.Look look(Predicate<Owner> mayGo, boolean keepsReusable) {
    Reaping.Look look = new Reaping.Look();
    List<OwnedProcesses.Owned> processes = OwnedProcesses.find(mayGo);
    OwnedProcesses.end(processes);
    processes.forEach(
        each -> look.ended(each.isTopOf(processes), each.described(), !each.handle().isAlive()));
    removeContainers(mayGo, keepsReusable, look);
    removeKept(
        cluster ->
            Owner.ofClusterName(cluster)
                .filter(mayGo)
                .filter(it -> !keepsReusable || !stays(it, cluster))
                .isPresent(),
        look);
    removeNetworks(mayGo, keepsReusable, look);
    Predicate<Owner> isEmpty =
        owner -> !(keepsReusable && RunFolder.of(owner, runFolders).hasReusable());
    removeRunFolders(mayGo.and(isEmpty), look);
    return look;
  }

  private void removeContainers(Predicate<Owner> mayGo, boolean keepsReusable, Reaping.Look look) {
    String format =
        "{{.ID}}\t{{.Names}}\t{{.Label \"%s\"}}\t{{.Label \"%s\"}}"
            .formatted(KIND_LABEL, Owner.LABEL);
    Map<String, String> names = new LinkedHashMap<>();
    for (String line : lines("ps", "-a", "--format", format)) {
      String[] fields = line.split("\t", -1);
      Optional<Owner> owner = Owner.ofClusterName(fields[2]).or(() -> Owner.ofToken(fields[3]));
      if (owner.filter(mayGo).filter(it -> !keepsReusable || !stays(it, fields[2])).isPresent()) {
        names.put(fields[0], "container " + fields[1]);
      }
    }
    if (!names.isEmpty()) {
      ProcessResult result = new ContainerRemoval(docker).of(names.keySet());
      List<String> gone = result.stdout().lines().toList();
      names.forEach((id, name) -> look.removed(name, gone.contains(id), result.lastLine()));
    }
  }

  /**
   * Remove what else a reusable cluster has, after its nodes: the images and volumes in which they
   * are kept, its network and files, and with the last cluster of a dead run the run's folder.
   *
   * @param lock the lock of the cluster, which is released
   */
  public void removeRestOf(ReusableCluster cluster, CacheLock lock) {
    removeKept(cluster.name()::equals, new Reaping.Look());
    docker.command("network", "rm", cluster.name()).run();
    cluster.forget(lock);
    Owner.ofClusterName(cluster.name())
        .filter(Owner::isKnownDead)
        .filter(owner -> !RunFolder.of(owner, runFolders).isKept())
        .ifPresent(owner -> removeOf(owner, false));
  }

  private void removeKept(Predicate<String> mayGo, Reaping.Look look) {
    removeKept(
        List.of("image", "rm", "--force"),
        lines("images", "--format", "{{.Repository}}:{{.Tag}}", "kindproof/kept-*"),
        mayGo,
        look);
    removeKept(
        List.of("volume", "rm", "--force"),
        lines("volume", "ls", "--format", "{{.Name}}"),
        mayGo,
        look);
  }

  private void removeKept(
      List<String> removal, List<String> names, Predicate<String> mayGo, Reaping.Look look) {
    for (String name : names) {
      if (KeptNames.cluster(name).filter(mayGo).isPresent()) {
        List<String> command = new ArrayList<>(removal);
        command.add(name);
        ProcessResult result = docker.command(command).withLimit(REMOVAL).run();
        look.removed(removal.get(0) + " " + name, result.ok(), result.lastLine());
      }
    }
  }

  private boolean stays(Owner owner, String cluster) {
    return !cluster.isEmpty() && RunFolder.of(owner, runFolders).reusable(cluster).stays();
  }

  /**
   * Remove the networks of runs, and those of clusters that stay, which have the clusters' names.
   */
  private void removeNetworks(Predicate<Owner> mayGo, boolean keepsReusable, Reaping.Look look) {
    String format = "{{.ID}}\t{{.Name}}\t{{.Label \"" + Owner.LABEL + "\"}}";
    for (String line : lines("network", "ls", "--format", format)) {
      String[] fields = line.split("\t", -1);
      Optional<Owner> owner = Owner.ofToken(fields[2]);
      if (owner.filter(mayGo).filter(it -> !keepsReusable || !stays(it, fields[1])).isPresent()) {
        ProcessResult result = docker.command("network", "rm", fields[0]).run();
        look.removed("network " + fields[1], result.ok(), result.lastLine());
      }
    }
  }

  private void removeRunFolders(Predicate<Owner> mayGo, Reaping.Look look) {
    if (!Files.isDirectory(runFolders)) {
      return;
    }
    try (Stream<Path> folders = Files.list(runFolders)) {
      for (Path folder : folders.toList()) {
        if (Owner.ofToken(folder.getFileName().toString()).filter(mayGo).isPresent()) {
          new RunFolder(folder).remove();
          look.removed("folder " + folder, true, "");
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException("cannot clean " + runFolders, "delete it manually", e);
    }
  }

  private List<String> lines(String... arguments) {
    ProcessResult result = docker.command(arguments).run();
    if (!result.ok()) {
      throw new EnvironmentException(
          "the engine does not respond: " + result.lastLine(), Caller.ofThisProcess().examine());
    }
    return result.stdout().lines().filter(line -> !line.isBlank()).toList();
  }
}
