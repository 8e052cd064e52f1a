package io.github.kindproof.internal.image;

/**
 * An image in the engine.
 *
 * @param name its name in lists and manifests, such as {@code nginx:1.27.5}
 * @param reference its name in the engine: by digest if official, by tag if built
 */
public record ImageReference(String name, String reference, ImageOrigin origin) {
  public boolean isInEngine() {
    return origin != ImageOrigin.LEFT_TO_NODE;
  }

  @Override
  public String toString() {
    return name + ": " + origin.words();
  }
}
