package io.github.kindproof.fleet.check;

import java.io.Serial;

/** A node cannot be checked, which does not affect the others. */
final class NodeCheckException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  NodeCheckException(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
