package io.github.kindproof.internal.image;

/** How an image came to be in the engine. */
public enum ImageOrigin {
  /** The official image, pulled by its digest just now. */
  PULLED("official, pulled by digest"),
  /** The official image, there by its digest already. */
  ALREADY_THERE("official, there already"),
  /** Built here by its recipe, now or before. */
  BUILT("built here from packages"),
  /** Not in Kindproof's lists, but in the engine under its name. */
  YOURS("your own, from the engine"),
  /** Not in Kindproof's lists and not in the engine: a node pulls it if it can. */
  LEFT_TO_NODE("left to the node to pull");

  private final String words;

  ImageOrigin(String words) {
    this.words = words;
  }

  /** How it is told in reports. */
  public String words() {
    return words;
  }
}
