package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.Arrays;
import java.util.List;

/**
 * Which cells of a matrix are wanted; an empty list means all.
 *
 * @param kubernetes versions
 * @param runtimes names of runtimes
 * @param providers who gives clusters; none is kind alone
 * @param variants kinds of cluster
 * @param profiles names of profiles
 * @param full every version with every runtime, instead of the usual choice
 */
public record MatrixSelection(
    List<String> kubernetes,
    List<String> runtimes,
    List<String> providers,
    List<String> variants,
    List<String> profiles,
    boolean full) {

  /** All cells of the usual choice. */
  public static MatrixSelection standard() {
    return new MatrixSelection(List.of(), List.of(), List.of(), List.of(), List.of(), false);
  }

  /**
   * The cells. Where versions and runtimes both are named, each is with each; else what is named
   * narrows the usual choice.
   *
   * @throws BadInputException if a name is none, with the nearest one, or no cell has all that is
   *     named
   */
  public List<Cell> of(MatrixChoice choice) {
    check("--kubernetes", kubernetes, choice.kubernetes());
    check("--runtime", runtimes, choice.runtimes());
    check("--variant", variants, Arrays.stream(Variant.values()).map(Variant::word).toList());
    check("--profile", profiles, choice.profiles());
    boolean each = full || (!kubernetes.isEmpty() && !runtimes.isEmpty());
    List<Cell> cells =
        (each ? choice.full() : choice.standard())
            .stream()
                .filter(cell -> isWanted(kubernetes, cell.kubernetes()))
                .filter(cell -> isWanted(runtimes, cell.runtime()))
                .filter(cell -> isWanted(usualProviders(), cell.provider()))
                .filter(cell -> isWanted(variants, cell.variant().word()))
                .filter(cell -> isWanted(profiles, cell.profile()))
                .toList();
    if (cells.isEmpty()) {
      throw new BadInputException(
          "--profile",
          "no cell has " + String.join(", ", profiles) + " in " + String.join(", ", variants),
          "files go with the variant profiles, unset, RuntimeDefault and Unconfined with the others");
    }
    return cells;
  }

  private List<String> usualProviders() {
    return providers.isEmpty() ? List.of(ClusterSource.KIND) : providers;
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
                .map(nearest -> "did you mean " + nearest + "? Else " + all)
                .orElse(all));
      }
    }
  }
}
