package io.github.kindproof.cluster;

import io.github.kindproof.BadInputException;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** The nodes on which kubelets run with SeccompDefault. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface SeccompDefaultNodes {
  /** A choice that leaves it to the provider; workloads name their profiles. */
  record AsItIs() implements SeccompDefaultNodes {}

  /** A choice of no node: a cluster as kind makes it by default. */
  record None() implements SeccompDefaultNodes {}

  /** A choice of every node. */
  record All() implements SeccompDefaultNodes {}

  /**
   * A choice of some nodes.
   *
   * @param names kind's node names without the cluster's name: {@code control-plane}, {@code
   *     worker}, {@code worker2}
   */
  record Some(List<String> names) implements SeccompDefaultNodes {
    /** Create a choice with an unmodifiable copy of the names. */
    public Some {
      names = List.copyOf(names);
    }
  }

  /**
   * Parse {@code none}, {@code all}, {@code as-it-is} or node names separated by commas.
   *
   * @param option the option to name if the text is wrong
   * @param workers the number of workers
   * @throws BadInputException if a name is not a node of the cluster
   */
  static SeccompDefaultNodes of(String option, String text, int workers) {
    return switch (text.strip()) {
      case "none" -> new None();
      case "all" -> new All();
      case "as-it-is" -> new AsItIs();
      default -> some(option, List.of(text.strip().split("\\s*,\\s*")), workers);
    };
  }

  /** Return the names of a cluster's nodes, the control plane first. */
  static List<String> names(int workers) {
    return IntStream.rangeClosed(0, workers)
        .mapToObj(it -> it == 0 ? "control-plane" : it == 1 ? "worker" : "worker" + it)
        .toList();
  }

  private static SeccompDefaultNodes some(String option, List<String> names, int workers) {
    List<String> known = names(workers);
    for (String name : names) {
      if (!known.contains(name)) {
        throw new BadInputException(
            option,
            "there is no node '" + name + "'",
            "use all, none, or names from " + String.join(",", known));
      }
    }
    return names.containsAll(known) ? new All() : new Some(names);
  }
}
