package io.github.kindling.cluster;

import io.github.kindling.engine.Docker;
import io.github.kindling.failure.Caller;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes what runs of Kindling made: containers, networks and run folders that carry an owner.
 * What carries none is never touched, nor is what a living run owns unless all is asked for.
 */
public final class Reaper {
  private static final String KIND_LABEL = "io.x-k8s.kind.cluster";

  private final Docker docker;
  private final Path runFolders;

  /**
   * @param docker the engine to look at
   * @param runFolders the folder that has a folder for each run, named by its owner
   */
  public Reaper(Docker docker, Path runFolders) {
    this.docker = docker;
    this.runFolders = runFolders;
  }

  /** Removes what dead runs left; says what, one line each. */
  public List<String> removeLeftOvers() {
    return remove(owner -> owner.isKnownDead() && !RunFolder.of(owner, runFolders).isKept());
  }

  /** Removes everything that any run of Kindling made, also a living one's; says what. */
  public List<String> removeAll() {
    return remove(owner -> true);
  }

  /** Removes what this owner made; says what. */
  public List<String> removeOf(Owner wanted) {
    return remove(wanted::equals);
  }

  private List<String> remove(Predicate<Owner> mayGo) {
    List<String> removed = new ArrayList<>();
    removed.addAll(removeContainers(mayGo));
    removed.addAll(removeNetworks(mayGo));
    removed.addAll(removeRunFolders(mayGo));
    return removed;
  }

  private List<String> removeContainers(Predicate<Owner> mayGo) {
    String format =
        "{{.ID}}\t{{.Names}}\t{{.Label \""
            + KIND_LABEL
            + "\"}}\t{{.Label \""
            + Owner.LABEL
            + "\"}}";
    List<String> names = new ArrayList<>();
    List<String> command = new ArrayList<>(List.of("rm", "-f", "-v"));
    for (String line : lines("ps", "-a", "--format", format)) {
      String[] fields = line.split("\t", -1);
      Optional<Owner> owner = Owner.ofClusterName(fields[2]).or(() -> Owner.ofToken(fields[3]));
      if (owner.filter(mayGo).isPresent()) {
        command.add(fields[0]);
        names.add("container " + fields[1]);
      }
    }
    if (!names.isEmpty()) {
      docker.command(command).withLimit(java.time.Duration.ofMinutes(2)).run();
    }
    return names;
  }

  private List<String> removeNetworks(Predicate<Owner> mayGo) {
    String format = "{{.ID}}\t{{.Name}}\t{{.Label \"" + Owner.LABEL + "\"}}";
    List<String> names = new ArrayList<>();
    for (String line : lines("network", "ls", "--format", format)) {
      String[] fields = line.split("\t", -1);
      if (Owner.ofToken(fields[2]).filter(mayGo).isPresent()
          && docker.command("network", "rm", fields[0]).run().ok()) {
        names.add("network " + fields[1]);
      }
    }
    return names;
  }

  private List<String> removeRunFolders(Predicate<Owner> mayGo) {
    if (!Files.isDirectory(runFolders)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> folders = Files.list(runFolders)) {
      for (Path folder : folders.toList()) {
        if (Owner.ofToken(folder.getFileName().toString()).filter(mayGo).isPresent()) {
          new RunFolder(folder).remove();
          names.add("folder " + folder);
        }
      }
    } catch (IOException e) {
      throw new EnvironmentFault("cannot clean " + runFolders, "delete it by hand", e);
    }
    return names;
  }

  private List<String> lines(String... arguments) {
    ProcessResult result = docker.command(arguments).run();
    if (!result.ok()) {
      throw new EnvironmentFault(
          "the engine does not answer: " + result.lastLine(), Caller.ofThisProcess().examine());
    }
    return result.stdout().lines().filter(line -> !line.isBlank()).toList();
  }
}
