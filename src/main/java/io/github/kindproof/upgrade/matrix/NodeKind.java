package io.github.kindproof.upgrade.matrix;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the kubelet of a cell's node runs with SeccompDefault. */
public enum NodeKind {
  @JsonProperty("with-default")
  WITH_DEFAULT("with-default"),
  @JsonProperty("without-default")
  WITHOUT_DEFAULT("without-default");

  private final String word;

  NodeKind(String word) {
    this.word = word;
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
