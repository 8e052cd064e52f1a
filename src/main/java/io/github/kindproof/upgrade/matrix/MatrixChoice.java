package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.catalog.ProfileTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names that cells are made from.
 *
 * @param kubernetes versions; the first is the default
 * @param runtimes names of runtimes, including {@code own}
 * @param files profiles of the folder, without {@code .json}
 * @param impossible pairs that no node can run, with the reason; they have no cells
 * @param skews what the variant skew can run, by version; a version without one has no such cells
 */
public record MatrixChoice(
    List<String> kubernetes,
    List<String> runtimes,
    List<String> providers,
    List<String> files,
    Map<Pair, String> impossible,
    Map<String, Skew> skews) {
  /** A Kubernetes version with a runtime. */
  public record Pair(String kubernetes, String runtime) {}

  /**
   * What the variant skew can run.
   *
   * @param nodes its nodes, the control plane first
   * @param hasOci whether the API server accepts the profile type {@code OCI}
   */
  public record Skew(List<NodeKind> nodes, boolean hasOci) {
    public Skew {
      nodes = List.copyOf(nodes);
    }
  }

  /** The runtime of the node image. */
  public static final String OWN = "own";

  /** A profile without a file. */
  public static final String MISSING = "missing";

  /** The profile of a pod that names none. */
  public static final String UNSET = "unset";

  /** A pod whose profile type is {@code OCI}, which no kubelet knows yet. */
  public static final String OCI = ProfileTypes.OCI;

  /** The file that the variant skew runs, for the type {@code Localhost}. */
  private static final String LOCALHOST = "audit";

  /** Profiles that need no file. */
  public static final List<String> WITHOUT_FILE = List.of(UNSET, "RuntimeDefault", "Unconfined");

  public MatrixChoice {
    kubernetes = List.copyOf(kubernetes);
    runtimes = List.copyOf(runtimes);
    providers = List.copyOf(providers);
    files = List.copyOf(files);
    impossible = Map.copyOf(impossible);
    skews = Map.copyOf(skews);
  }

  public List<String> profiles() {
    List<String> all = new ArrayList<>(WITHOUT_FILE);
    all.add(OCI);
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

  private List<Cell> cells(Collection<Pair> pairs) {
    Set<Cell> cells = new TreeSet<>();
    for (Pair pair : pairs) {
      if (impossible.containsKey(pair)) {
        continue;
      }
      for (Variant variant : Variant.values()) {
        for (String profile : profilesOf(variant, pair)) {
          for (NodeKind node : nodesOf(variant, pair)) {
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

  private List<NodeKind> nodesOf(Variant variant, Pair pair) {
    return variant == Variant.SKEW ? skewOf(pair).nodes() : variant.nodes();
  }

  private Skew skewOf(Pair pair) {
    return skews.getOrDefault(pair.kubernetes(), new Skew(List.of(), false));
  }

  private List<String> profilesOf(Variant variant, Pair pair) {
    return switch (variant) {
      case PLAIN, SECCOMP_DEFAULT, CANARY -> WITHOUT_FILE;
      case PROFILES -> Stream.concat(files.stream(), Stream.of(MISSING)).toList();
      case SKEW ->
          Stream.of(
                  WITHOUT_FILE.stream(),
                  files.stream().filter(LOCALHOST::equals),
                  skewOf(pair).hasOci() ? Stream.of(OCI) : Stream.<String>empty())
              .flatMap(it -> it)
              .toList();
    };
  }
}
