package io.github.kindproof.catalog;

import java.util.Optional;

/**
 * What a node shall run its containers with. What a booted node really runs is an {@link
 * ObservedRuntime}.
 *
 * @param name as in {@code runtimes.yaml}, or made of its parts where no entry has both; {@code
 *     own} is what the node image has by itself
 * @param containerd the version, for example {@code 2.3.7}; empty for the node image's own
 * @param oci what containerd starts containers with; empty for the node image's own
 */
public record NodeRuntime(String name, Optional<String> containerd, Optional<OciRuntime> oci) {
  static final String OWN = "own";

  /** What the node image has by itself. */
  public static NodeRuntime own() {
    return new NodeRuntime(OWN, Optional.empty(), Optional.empty());
  }

  /** A pair that no entry has: its name says what it is made of. */
  static NodeRuntime pair(Optional<String> containerd, Optional<OciRuntime> oci) {
    String first = containerd.map(version -> "containerd-" + version).orElse("");
    String second = oci.map(it -> it.kind().program() + "-" + it.version()).orElse("");
    String name = first + (first.isEmpty() || second.isEmpty() ? "" : "+") + second;
    return new NodeRuntime(name, containerd, oci);
  }

  /** Whether the node image is used as it is. */
  public boolean isOwn() {
    return containerd.isEmpty() && oci.isEmpty();
  }

  /** For people, for example {@code containerd 2.3.7, runc 1.4.3}. */
  @Override
  public String toString() {
    return containerd.map(version -> "containerd " + version).orElse("the node's own containerd")
        + ", "
        + oci.map(OciRuntime::toString).orElse("its own runc");
  }
}
