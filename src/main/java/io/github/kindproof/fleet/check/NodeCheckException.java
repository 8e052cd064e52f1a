package io.github.kindproof.fleet.check;

import java.io.Serial;

/** A node that cannot be asked, or gives no answer: no matter of the others. */
final class NodeCheckException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param why a sentence's part, for example {@code no answer within 60 s}
   */
  NodeCheckException(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
