package io.github.kindproof.upgrade.matrix;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether the kubelet of a cell's node runs with SeccompDefault; or, in the variant skew, how many
 * minor versions it is older than the API server.
 */
public enum NodeKind {
  @JsonProperty("with-default")
  WITH_DEFAULT("with-default"),
  @JsonProperty("without-default")
  WITHOUT_DEFAULT("without-default"),
  @JsonProperty("as-new")
  AS_NEW("as-new"),
  @JsonProperty("one-behind")
  ONE_BEHIND("one-behind"),
  @JsonProperty("two-behind")
  TWO_BEHIND("two-behind"),
  @JsonProperty("three-behind")
  THREE_BEHIND("three-behind");

  private final String word;

  NodeKind(String word) {
    this.word = word;
  }

  /**
   * The kind of a node in the variant skew.
   *
   * @param minors how many minor versions its kubelet is older than the API server, 0 to 3
   */
  public static NodeKind behind(int minors) {
    return values()[AS_NEW.ordinal() + minors];
  }

  /** How many minor versions its kubelet is older than the API server; 0 in other variants. */
  public int minorsBehind() {
    return Math.max(0, ordinal() - AS_NEW.ordinal());
  }

  /** The name in files. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
