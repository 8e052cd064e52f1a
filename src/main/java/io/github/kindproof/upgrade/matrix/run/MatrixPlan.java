package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.catalog.RuntimeSupport;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.k3s.K3sProvider;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.Expectations;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.upgrade.matrix.MatrixSelection;
import io.github.kindproof.upgrade.matrix.Rule;
import io.github.kindproof.upgrade.matrix.RuleFor;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import io.github.kindproof.upgrade.matrix.Shard;
import io.github.kindproof.upgrade.matrix.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cells to run and their expectations. It is made and checked from files alone, before there is
 * an engine or a cluster.
 *
 * @param workers the older workers of the variant skew, by the version of their control plane
 * @param all the cells of all shards
 * @param cells the cells of this shard
 * @param impossible why requested pairs of a version and a runtime have no cells
 * @param unusedRules rules that no cell of the whole matrix uses
 */
public record MatrixPlan(
    ProjectFiles files,
    List<KubernetesVersion> kubernetes,
    List<NodeRuntime> runtimes,
    Map<String, List<KubernetesVersion>> workers,
    Expectations expectations,
    List<Cell> all,
    List<Cell> cells,
    Shard shard,
    List<String> impossible,
    List<Rule> unusedRules) {

  /**
   * Makes and checks it.
   *
   * @throws BadInputException if a name or a file is wrong, or two rules match a cell equally well
   */
  public static MatrixPlan of(
      ProjectFiles files,
      KubernetesVersions knownVersions,
      NodeRuntimes knownRuntimes,
      MatrixSelection requested,
      Shard shard) {
    // You can also request an unlisted patch, a preview, or a combination without an entry.
    List<KubernetesVersion> requestedVersions =
        requested.kubernetes().stream().map(knownVersions::get).toList();
    List<NodeRuntime> requestedRuntimes =
        requested.runtimes().stream().map(knownRuntimes::get).toList();
    List<KubernetesVersion> versions =
        Stream.concat(knownVersions.releases().stream(), requestedVersions.stream())
            .distinct()
            .toList();
    List<NodeRuntime> runtimes =
        Stream.concat(
                knownRuntimes.all().stream().filter(it -> !it.isPreview() && !it.needsRust()),
                requestedRuntimes.stream())
            .distinct()
            .toList();
    boolean isOfSkew = requested.variants().contains(Variant.SKEW.word());
    Map<String, List<KubernetesVersion>> workers =
        Skews.of(
            requestedVersions.isEmpty() ? versions : requestedVersions,
            workers(requested, isOfSkew).stream().map(knownVersions::get).toList(),
            knownVersions.releases());
    MatrixChoice choice = choice(files, requested, versions, runtimes, workers);
    MatrixSelection selection =
        new MatrixSelection(
            requestedVersions.stream().map(KubernetesVersion::version).toList(),
            requested.workers(),
            requestedRuntimes.stream().map(NodeRuntime::name).toList(),
            requested.providers(),
            requested.variants(),
            requested.profiles(),
            requested.full());
    List<Cell> cells = selection.of(choice);
    CellPod.read(files);
    Expectations rules = Expectations.read(files.find("expectations.yaml"));
    Function<String, RuntimeVersions> versionsOf = it -> RuntimeVersions.of(named(runtimes, it));
    choice.full().forEach(cell -> rules.unambiguous(cell, versionsOf.apply(cell.runtime())));
    // Previews have rules, too.
    List<KubernetesVersion> all = knownVersions.all();
    Map<String, List<KubernetesVersion>> older = Skews.of(all, List.of(), knownVersions.releases());
    List<Rule> unused =
        rules.unused(choice(files, requested, all, runtimes, older).full(), versionsOf);
    return new MatrixPlan(
        files,
        versions,
        runtimes,
        workers,
        rules,
        cells,
        shard.of(cells),
        shard,
        selection.impossible(choice),
        unused);
  }

  private static MatrixChoice choice(
      ProjectFiles files,
      MatrixSelection requested,
      List<KubernetesVersion> versions,
      List<NodeRuntime> runtimes,
      Map<String, List<KubernetesVersion>> workers) {
    return new MatrixChoice(
        versions.stream().map(KubernetesVersion::version).toList(),
        runtimes.stream().map(NodeRuntime::name).toList(),
        providers(requested),
        profiles(files),
        impossible(versions, runtimes),
        versions.stream()
            .collect(
                Collectors.toMap(
                    KubernetesVersion::version,
                    it -> Skews.skew(it, workers.getOrDefault(it.version(), List.of())))));
  }

  private static Map<MatrixChoice.Pair, String> impossible(
      List<KubernetesVersion> versions, List<NodeRuntime> runtimes) {
    Map<MatrixChoice.Pair, String> impossible = new HashMap<>();
    for (KubernetesVersion version : versions) {
      for (NodeRuntime runtime : runtimes) {
        RuntimeSupport.violation(version, runtime)
            .ifPresent(
                rule ->
                    impossible.put(new MatrixChoice.Pair(version.version(), runtime.name()), rule));
      }
    }
    return impossible;
  }

  private static List<String> workers(MatrixSelection requested, boolean isOfSkew) {
    if (!requested.workers().isEmpty() && (!isOfSkew || requested.kubernetes().isEmpty())) {
      throw new BadInputException(
          "--workers",
          "belongs to the variant skew and to the version of a control plane",
          "add --variant skew and --kubernetes VERSION");
    }
    return requested.workers();
  }

  private static List<String> providers(MatrixSelection requested) {
    if (requested.providers().contains(ClusterSource.EXISTING)) {
      throw new BadInputException(
          "--provider " + ClusterSource.EXISTING,
          "is a single cluster, and the matrix requires clusters of several kinds",
          "use kind or k3s; to check an existing cluster, run `"
              + Caller.ofThisProcess().typed()
              + " check`");
    }
    // Providers on the class path are known only to an open run, which looks for the requested
    // ones.
    return Stream.concat(
            Stream.of(ClusterSource.KIND, K3sProvider.NAME), requested.providers().stream())
        .distinct()
        .toList();
  }

  public KubernetesVersion version(Cell cell) {
    return kubernetes.stream()
        .filter(it -> it.version().equals(cell.kubernetes()))
        .findFirst()
        .orElseThrow();
  }

  /** The versions of the older workers of a cell's cluster; none if all nodes run the same. */
  List<KubernetesVersion> workers(Cell cell) {
    return cell.variant() == Variant.SKEW
        ? workers.getOrDefault(cell.kubernetes(), List.of())
        : List.of();
  }

  /** The number of nodes of a cell's cluster. */
  public int nodeCount(Cell cell) {
    return cell.variant() == Variant.SKEW ? 1 + workers(cell).size() : cell.variant().nodeCount();
  }

  public NodeRuntime runtime(Cell cell) {
    return named(runtimes, cell.runtime());
  }

  private static NodeRuntime named(List<NodeRuntime> runtimes, String name) {
    return runtimes.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** The rule for a cell by its requested versions. */
  RuleFor ruleFor(Cell cell) {
    return expectations.ruleFor(cell, requested(cell));
  }

  /** The requested versions; unknown for the runtime of the node image. */
  RuntimeVersions requested(Cell cell) {
    return RuntimeVersions.of(runtime(cell));
  }

  /** The providers of this shard. */
  public Set<String> providers() {
    return cells.stream().map(Cell::provider).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The cells of this shard without a rule. */
  public List<Cell> withoutRule() {
    return cells.stream().filter(cell -> ruleFor(cell) instanceof RuleFor.None).toList();
  }

  static Path profilesFolder(ProjectFiles files) {
    return files.find("profiles").toAbsolutePath();
  }

  /** Reads each: a mistake in one would otherwise show only as a pod that does not start. */
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
          folder.toString(),
          "cannot be read: " + IoReason.of(e),
          "check that the folder exists and is readable");
    }
  }
}
