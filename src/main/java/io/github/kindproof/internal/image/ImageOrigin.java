package io.github.kindproof.internal.image;

/** How an image got into the engine. */
public enum ImageOrigin {
  PULLED("official, pulled by digest"),
  ALREADY_THERE("official, already present"),
  BUILT("built here from packages"),
  /** Not in Kindproof's lists, but in the engine under its name. */
  YOURS("your own, from the engine"),
  /** Neither in Kindproof's lists nor in the engine. */
  LEFT_TO_NODE("pulled by the node");

  private final String words;

  ImageOrigin(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
