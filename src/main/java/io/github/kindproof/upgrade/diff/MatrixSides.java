package io.github.kindproof.upgrade.diff;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellOutcome;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.Trait;
import io.github.kindproof.upgrade.matrix.Variant;
import io.github.kindproof.workload.OutcomeKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The sides of a diff from the cells of a matrix. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MatrixSides {
  /** The profiles that confine nothing. */
  private static final Set<String> WITHOUT_PROFILE =
      Set.of(MatrixChoice.UNSET, ProfileTypes.UNCONFINED);

  private MatrixSides() {}

  /**
   * Return a side from a saved matrix.
   *
   * @param file the file's path, for messages
   * @param wanted the pair of Kubernetes and runtime, as {@code v1.34.11,own}, with the provider
   *     after it unless that is kind; empty if there is only one
   * @param evidence returns the kept evidence of a cell
   * @throws BadInputException if there is none, or there are several
   */
  public static Side of(
      Path file,
      MatrixResults results,
      String wanted,
      Function<CellResult, List<Evidence>> evidence) {
    Map<String, List<CellResult>> pairs =
        results.cells().stream()
            .collect(
                Collectors.groupingBy(
                    it -> pair(it.cell()), LinkedHashMap::new, Collectors.toList()));
    String pair = wanted.isEmpty() && pairs.size() == 1 ? pairs.keySet().iterator().next() : wanted;
    List<CellResult> cells = pairs.get(pair.contains(",") ? pair : pair + ",own");
    if (cells == null) {
      throw new BadInputException(
          file + (wanted.isEmpty() ? "" : "@" + wanted),
          wanted.isEmpty() ? "has " + pairs.size() + " sides" : "has no such side",
          "name one: " + file + "@" + String.join(", @", pairs.keySet()));
    }
    return of(cells, evidence);
  }

  private static String pair(Cell cell) {
    String pair = cell.kubernetes() + "," + cell.runtime();
    return cell.provider().equals(ClusterSource.KIND) ? pair : pair + "," + cell.provider();
  }

  /**
   * Return a side from these cells, all of one Kubernetes, one runtime and one provider.
   *
   * @param evidence returns the kept evidence of a cell
   */
  public static Side of(List<CellResult> cells, Function<CellResult, List<Evidence>> evidence) {
    List<WorkloadSeen> workloads = new ArrayList<>();
    List<NotObserved> unseen = new ArrayList<>();
    Map<Variant, ConfigSeen> configs = new LinkedHashMap<>();
    for (CellResult result : cells) {
      Variant variant = result.cell().variant();
      CellOutcome outcome = result.observed().orElse(null);
      if (result.verdict() == Verdict.NOT_OBSERVED || outcome == null) {
        unseen.add(new NotObserved(name(result.cell()), result.cause()));
      } else if (outcome.kind() == OutcomeKind.NODE_REFUSED) {
        configs.put(variant, config(variant, false, result.cause()));
      } else {
        configs.putIfAbsent(variant, config(variant, true, ""));
        workloads.add(seen(result, outcome, evidence.apply(result)));
      }
    }
    return new Side(
        versions(cells),
        cells.stream().map(CellResult::when).min(Instant::compareTo).orElse(Instant.EPOCH),
        workloads,
        List.copyOf(configs.values()),
        null,
        unseen,
        new TreeMap<>());
  }

  private static ConfigSeen config(Variant variant, boolean boots, String said) {
    return new ConfigSeen("of the variant " + variant.word(), boots, said, List.of(), List.of());
  }

  private static WorkloadSeen seen(
      CellResult result, CellOutcome outcome, List<Evidence> evidence) {
    return new WorkloadSeen(
        name(result.cell()),
        outcome.kind(),
        serves(outcome.traits()),
        result.cause(),
        result.seccomp().orElse(null),
        !WITHOUT_PROFILE.contains(result.cell().profile()),
        evidence.isEmpty()
            ? List.of(
                new Evidence("observed", outcome.toString()), new Evidence("cause", result.cause()))
            : evidence);
  }

  /** Return the name, with the workload and its profile first, as readers know it. */
  static String name(Cell cell) {
    String what = cell.isProbe() ? "probe" : "nginx";
    return "%s / profile %s / %s%s"
        .formatted(
            what,
            cell.profile(),
            cell.place(),
            cell.allowPrivilegeEscalation() ? ", with escalation" : "");
  }

  private static @Nullable Boolean serves(List<Trait> traits) {
    return traits.contains(Trait.SERVING)
        ? Boolean.TRUE
        : traits.contains(Trait.NOT_SERVING) ? Boolean.FALSE : null;
  }

  private static SideVersions versions(List<CellResult> cells) {
    CellResult first = cells.get(0);
    CellResult known =
        cells.stream().filter(it -> !it.runtime().containerd().isEmpty()).findFirst().orElse(first);
    return new SideVersions(
        first.cell().kubernetes(), known.runtime().containerd(), known.runtime().runc(), "", "");
  }
}
