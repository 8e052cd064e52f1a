package io.github.kindproof.cluster;

import io.github.kindproof.BadInputException;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** The nodes on which kubelets run with SeccompDefault. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface SeccompDefaultNodes {
  /** As the provider has it by itself: what will run names its profile. */
  record AsItIs() implements SeccompDefaultNodes {}

  /** No node: a cluster as kind makes it. */
  record None() implements SeccompDefaultNodes {}

  /** Every node. */
  record All() implements SeccompDefaultNodes {}

  /**
   * Some nodes.
   *
   * @param names as kind names them, without the cluster's name: {@code control-plane}, {@code
   *     worker}, {@code worker2}
   */
  record Some(List<String> names) implements SeccompDefaultNodes {
    public Some {
      names = List.copyOf(names);
    }
  }

  /**
   * Reads {@code none}, {@code all}, {@code as-it-is} or names of nodes with commas between.
   *
   * @param option what to name if the text is wrong
   * @param workers how many workers there are
   * @throws BadInputException if a name is none of a node of the cluster
   */
  static SeccompDefaultNodes of(String option, String text, int workers) {
    return switch (text.strip()) {
      case "none" -> new None();
      case "all" -> new All();
      case "as-it-is" -> new AsItIs();
      default -> some(option, List.of(text.strip().split("\\s*,\\s*")), workers);
    };
  }

  /** The names of a cluster's nodes, the control plane first. */
  static List<String> names(int workers) {
    return Stream.concat(
            Stream.of("control-plane"),
            Stream.iterate(1, it -> it <= workers, it -> it + 1)
                .map(it -> it == 1 ? "worker" : "worker" + it))
        .toList();
  }

  private static SeccompDefaultNodes some(String option, List<String> names, int workers) {
    List<String> known = names(workers);
    for (String name : names) {
      if (!known.contains(name)) {
        throw new BadInputException(
            option,
            "there is no node '" + name + "'",
            "write all, none, or some of " + String.join(",", known));
      }
    }
    return names.containsAll(known) ? new All() : new Some(names);
  }
}
