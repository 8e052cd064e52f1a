package io.github.kindproof.fleet.check;

import java.util.List;

/** The answer of a node. */
public sealed interface NodeAnswer {
  String node();

  /**
   * It answered.
   *
   * @param remarks for example {@code it is cordoned}
   */
  record Looked(String node, NodeLook look, List<String> remarks) implements NodeAnswer {
    /** Keeps a copy. */
    public Looked {
      remarks = List.copyOf(remarks);
    }
  }

  /** It did not, which says nothing about seccomp. */
  record NotLooked(String node, String why) implements NodeAnswer {}
}
