package io.github.kindproof.upgrade.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that cells are made from.
 *
 * @param kubernetes versions; the first is the default
 * @param runtimes names of runtimes, including {@code own}
 * @param files profiles of the folder, without {@code .json}
 */
public record MatrixChoice(
    List<String> kubernetes, List<String> runtimes, List<String> providers, List<String> files) {
  /** The runtime of the node image. */
  public static final String OWN = "own";

  /** A profile without a file. */
  public static final String MISSING = "missing";

  /** The profile of a pod that names none. */
  public static final String UNSET = "unset";

  /** Profiles that need no file. */
  public static final List<String> WITHOUT_FILE = List.of(UNSET, "RuntimeDefault", "Unconfined");

  public MatrixChoice {
    kubernetes = List.copyOf(kubernetes);
    runtimes = List.copyOf(runtimes);
    providers = List.copyOf(providers);
    files = List.copyOf(files);
  }

  public List<String> profiles() {
    List<String> all = new ArrayList<>(WITHOUT_FILE);
    all.addAll(files);
    all.add(MISSING);
    return all;
  }

  /** Every version with every runtime. */
  public List<Cell> full() {
    return cells(
        kubernetes.stream()
            .flatMap(version -> runtimes.stream().map(runtime -> new Pair(version, runtime)))
            .toList());
  }

  /**
   * Every version with its own runtime, and the default version with every runtime: the Kubernetes
   * version does not affect what a runtime does with a profile.
   */
  public List<Cell> standard() {
    List<Pair> pairs = new ArrayList<>();
    kubernetes.forEach(version -> pairs.add(new Pair(version, OWN)));
    runtimes.stream()
        .filter(runtime -> !runtime.equals(OWN))
        .forEach(runtime -> pairs.add(new Pair(kubernetes.get(0), runtime)));
    return cells(pairs);
  }

  private record Pair(String kubernetes, String runtime) {}

  private List<Cell> cells(Collection<Pair> pairs) {
    Set<Cell> cells = new TreeSet<>();
    for (Pair pair : pairs) {
      for (Variant variant : Variant.values()) {
        for (String profile : profilesOf(variant)) {
          for (NodeKind node : variant.nodes()) {
            for (boolean escalation : new boolean[] {false, true}) {
              providers.forEach(
                  provider ->
                      cells.add(
                          new Cell(
                              pair.kubernetes(),
                              pair.runtime(),
                              provider,
                              variant,
                              node,
                              profile,
                              escalation)));
            }
          }
        }
      }
    }
    return List.copyOf(cells);
  }

  private List<String> profilesOf(Variant variant) {
    if (variant != Variant.PROFILES) {
      return WITHOUT_FILE;
    }
    List<String> named = new ArrayList<>(files);
    named.add(MISSING);
    return named;
  }
}
