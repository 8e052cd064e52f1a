package io.github.kindproof.catalog;

import java.util.Optional;

/**
 * The container runtime requested for a node. {@link ObservedRuntime} is the runtime that a booted
 * node really uses.
 *
 * @param name the name in {@code runtimes.yaml}, or one made from the parts if no entry has both;
 *     {@code own} stands for the node image's own runtime
 * @param containerd the version, for example {@code 2.3.7}; empty for the node image's own
 * @param oci the OCI runtime that containerd uses; empty for the node image's own
 */
public record NodeRuntime(String name, Optional<String> containerd, Optional<OciRuntime> oci) {
  static final String OWN = "own";

  /** Return the runtime that the node image comes with. */
  public static NodeRuntime own() {
    return new NodeRuntime(OWN, Optional.empty(), Optional.empty());
  }

  /** Create a pair that is in no entry, named after its parts. */
  static NodeRuntime pair(Optional<String> containerd, Optional<OciRuntime> oci) {
    String first = containerd.map(version -> "containerd-" + version).orElse("");
    String second = oci.map(it -> it.kind().program() + "-" + it.version()).orElse("");
    String name = first + (first.isEmpty() || second.isEmpty() ? "" : "+") + second;
    return new NodeRuntime(name, containerd, oci);
  }

  /** Return whether the node image is used unchanged. */
  public boolean isOwn() {
    return containerd.isEmpty() && oci.isEmpty();
  }

  /** Return a readable form, for example {@code containerd 2.3.7, runc 1.4.3}. */
  @Override
  public String toString() {
    return containerd.map(version -> "containerd " + version).orElse("the node's own containerd")
        + ", "
        + oci.map(OciRuntime::toString).orElse("its own runc");
  }
}
