package io.github.kindproof.fleet.check;

import java.util.List;

/** What came of asking a node. */
public sealed interface NodeAnswer {
  /** The node's name. */
  String node();

  /**
   * It answered.
   *
   * @param remarks on it, a sentence's part each, for example {@code it is cordoned}
   */
  record Looked(String node, NodeLook look, List<String> remarks) implements NodeAnswer {
    /** Keeps a copy. */
    public Looked {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * It did not, which says nothing of seccomp.
   *
   * @param why for example {@code it is not Ready since …}
   */
  record NotLooked(String node, String why) implements NodeAnswer {}
}
