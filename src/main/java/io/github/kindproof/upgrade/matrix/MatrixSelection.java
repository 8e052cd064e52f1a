package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A selection of cells, by names; an empty list means all, except for variants that run only on
 * request.
 *
 * @param workers the versions of the workers in the variant skew; if empty, the listed ones
 * @param providers if empty, only kind
 * @param full every version with every runtime, instead of the standard choice
 */
public record MatrixSelection(
    List<String> kubernetes,
    List<String> workers,
    List<String> runtimes,
    List<String> providers,
    List<String> variants,
    List<String> profiles,
    boolean full) {

  public static MatrixSelection standard() {
    return new MatrixSelection(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);
  }

  /**
   * The cells. Versions together with runtimes give every combination; otherwise the names narrow
   * the standard choice.
   *
   * @throws BadInputException if a name is unknown, with the nearest one, or no cell matches
   */
  public List<Cell> of(MatrixChoice choice) {
    check("--kubernetes", kubernetes, choice.kubernetes());
    check("--runtime", runtimes, choice.runtimes());
    check("--variant", variants, Arrays.stream(Variant.values()).map(Variant::word).toList());
    check("--profile", profiles, choice.profiles());
    List<String> anyOf = providers.isEmpty() ? List.of(ClusterSource.KIND) : providers;
    List<Cell> cells =
        (isOfEachPair() ? choice.full() : choice.standard())
            .stream()
                .filter(cell -> isWanted(kubernetes, cell.kubernetes()))
                .filter(cell -> isWanted(runtimes, cell.runtime()))
                .filter(cell -> isWanted(anyOf, cell.provider()))
                .filter(cell -> isWanted(cell.variant()))
                .filter(cell -> isWanted(profiles, cell.profile()))
                .toList();
    if (cells.isEmpty() && variants.contains(Variant.SKEW.word())) {
      throw new BadInputException(
          "--variant " + Variant.SKEW,
          "no cell is left: "
              + (kubernetes.isEmpty() ? "a version" : String.join(", ", kubernetes))
              + " has no listed version that it supports on older workers, or runs no such profile",
          "name another version, or older workers with --workers");
    }
    List<String> impossible = impossible(choice);
    if (cells.isEmpty() && !impossible.isEmpty()) {
      throw new BadInputException(
          "--runtime",
          "no cell is left: " + String.join("; ", impossible),
          "name another runtime, or a newer Kubernetes version");
    }
    if (cells.isEmpty()) {
      throw new BadInputException(
          "--profile",
          "no cell has " + String.join(", ", profiles) + " in " + String.join(", ", variants),
          "files need the variant profiles; unset, RuntimeDefault and Unconfined need the others");
    }
    return cells;
  }

  private boolean isOfEachPair() {
    return full || (!kubernetes.isEmpty() && !runtimes.isEmpty());
  }

  /** Why selected pairs of a version and a runtime have no cells. */
  public List<String> impossible(MatrixChoice choice) {
    return choice.impossible().entrySet().stream()
        .filter(it -> isOfEachPair())
        .filter(it -> isWanted(kubernetes, it.getKey().kubernetes()))
        .filter(it -> isWanted(runtimes, it.getKey().runtime()))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  private boolean isWanted(Variant variant) {
    return variants.isEmpty() ? variant.isUsual() : variants.contains(variant.word());
  }

  private static boolean isWanted(List<String> named, String name) {
    return named.isEmpty() || named.contains(name);
  }

  private static void check(String option, List<String> named, List<String> known) {
    for (String name : named) {
      if (!known.contains(name)) {
        String all = "choose one of " + String.join(", ", known);
        throw new BadInputException(
            option,
            "there is no '" + name + "'",
            Nearest.to(name, known)
                .map(nearest -> "did you mean " + nearest + "? Or " + all)
                .orElse(all));
      }
    }
  }
}
