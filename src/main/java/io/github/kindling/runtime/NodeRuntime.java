package io.github.kindling.runtime;

/**
 * What a node runs its containers with.
 *
 * @param name as in {@code runtimes.yaml}; {@code own} is what the node image has by itself
 */
public record NodeRuntime(String name) {
  /** What the node image has by itself. */
  public static NodeRuntime own() {
    return new NodeRuntime("own");
  }

  /** Whether the node image is used as it is. */
  public boolean isOwn() {
    return name.equals("own");
  }
}
