package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.k3s.K3sProvider;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.Expectations;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.upgrade.matrix.MatrixSelection;
import io.github.kindproof.upgrade.matrix.Rule;
import io.github.kindproof.upgrade.matrix.RuleFor;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import io.github.kindproof.upgrade.matrix.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is to be run and what is expected of it: made of files alone and checked, before there is an
 * engine or a cluster.
 *
 * @param files profiles, manifests and lists
 * @param kubernetes the versions of its cells
 * @param runtimes the runtimes of its cells
 * @param expectations what is expected
 * @param all the cells of all shards
 * @param cells the cells of this shard
 * @param shard which part this is
 * @param withoutRule those of its cells of which no rule says what to expect
 * @param unusedRules rules that no cell of the whole matrix uses
 */
public record MatrixPlan(
    ProjectFiles files,
    List<KubernetesVersion> kubernetes,
    List<NodeRuntime> runtimes,
    Expectations expectations,
    List<Cell> all,
    List<Cell> cells,
    Shard shard,
    List<Cell> withoutRule,
    List<Rule> unusedRules) {

  /**
   * Makes and checks it.
   *
   * @throws BadInputException if a name or a file is wrong, or two rules fit a cell equally well
   */
  public static MatrixPlan of(ProjectFiles files, MatrixSelection asked, Shard shard) {
    KubernetesVersions knownVersions =
        KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
    NodeRuntimes knownRuntimes = NodeRuntimes.read(files.find("runtimes.yaml"));
    // Also an unlisted patch, or a pair of versions that no entry has, can be asked for.
    List<KubernetesVersion> versions = new ArrayList<>(knownVersions.all());
    asked.kubernetes().stream().map(knownVersions::get).forEach(versions::add);
    List<NodeRuntime> runtimes = new ArrayList<>(knownRuntimes.all());
    asked.runtimes().stream().map(knownRuntimes::get).forEach(runtimes::add);
    versions = versions.stream().distinct().toList();
    runtimes = runtimes.stream().distinct().toList();
    MatrixChoice choice =
        new MatrixChoice(
            versions.stream().map(KubernetesVersion::version).toList(),
            runtimes.stream().map(NodeRuntime::name).toList(),
            providers(asked),
            profiles(files));
    MatrixSelection selection =
        new MatrixSelection(
            asked.kubernetes().stream().map(it -> knownVersions.get(it).version()).toList(),
            asked.runtimes().stream().map(it -> knownRuntimes.get(it).name()).toList(),
            asked.providers(),
            asked.variants(),
            asked.profiles(),
            asked.full());
    List<Cell> all = selection.of(choice);
    CellPod.read(files);
    Expectations rules = Expectations.read(files.find("expectations.yaml"));
    MatrixPlan plan =
        new MatrixPlan(
            files, versions, runtimes, rules, all, shard.of(all), shard, List.of(), List.of());
    choice.full().forEach(cell -> rules.unambiguous(cell, plan.asked(cell.runtime())));
    return plan.checked(rules.unused(choice.full(), plan::asked));
  }

  private static List<String> providers(MatrixSelection asked) {
    if (asked.providers().contains(ClusterSource.EXISTING)) {
      throw new BadInputException(
          "--provider " + ClusterSource.EXISTING,
          "is a cluster of one kind, and the matrix wants one of each",
          "take kind or k3s; `kindproof check` asks a cluster that is there");
    }
    // One that the class path brings is only known once a run is opened, which then asks for it.
    return Stream.concat(
            Stream.of(ClusterSource.KIND, K3sProvider.NAME), asked.providers().stream())
        .distinct()
        .toList();
  }

  /** The version of a cell. */
  public KubernetesVersion version(Cell cell) {
    return kubernetes.stream()
        .filter(it -> it.version().equals(cell.kubernetes()))
        .findFirst()
        .orElseThrow();
  }

  /** The runtime of a cell. */
  public NodeRuntime runtime(Cell cell) {
    return runtime(cell.runtime());
  }

  /** What versions were asked for under this name; unknown what is the node image's own. */
  public RuntimeVersions asked(String runtime) {
    return RuntimeWords.asked(runtime(runtime));
  }

  /** The folder of profiles, absolute. */
  public static Path profilesFolder(ProjectFiles files) {
    return files.find("profiles").toAbsolutePath();
  }

  private MatrixPlan checked(List<Rule> unused) {
    List<Cell> without =
        cells.stream()
            .filter(
                cell -> expectations.ruleFor(cell, asked(cell.runtime())) instanceof RuleFor.None)
            .toList();
    return new MatrixPlan(
        files, kubernetes, runtimes, expectations, all, cells, shard, without, unused);
  }

  private NodeRuntime runtime(String name) {
    return runtimes.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** Each is read: one that is wrong would only show as a pod that does not start. */
  private static List<String> profiles(ProjectFiles files) {
    Path folder = profilesFolder(files);
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> profiles = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      profiles.forEach(ProfileFile::read);
      return profiles.stream()
          .map(file -> Objects.requireNonNull(file.getFileName()).toString())
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .toList();
    } catch (IOException e) {
      throw new BadInputException(
          folder.toString(), "cannot be read: " + e, "make it a readable folder");
    }
  }
}
