package io.github.kindproof.internal.image;

/**
 * An image that the engine can use.
 *
 * @param name its name in lists and manifests, such as {@code nginx:1.27.5}
 * @param reference its name in the engine: by digest where official, by tag where built
 * @param origin how it came there
 */
public record ImageReference(String name, String reference, ImageOrigin origin) {
  /** Whether the engine has it, so that it can be loaded into nodes. */
  public boolean isInEngine() {
    return origin != ImageOrigin.LEFT_TO_NODE;
  }

  /** What it is, in one line for people. */
  @Override
  public String toString() {
    return name + ": " + origin.words();
  }
}
