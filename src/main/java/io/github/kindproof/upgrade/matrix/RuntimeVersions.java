package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.OciRuntime;

/**
 * The versions of a node's runtime.
 *
 * @param containerd for example {@code 2.1.4}; empty if not known yet
 * @param runc for example {@code 1.3.0}, or {@code crun 1.8.1} for another program; empty if not
 *     known yet
 */
public record RuntimeVersions(String containerd, String runc) {
  public static RuntimeVersions unknown() {
    return new RuntimeVersions("", "");
  }

  /** The requested versions; unknown for the runtime of the node image. */
  public static RuntimeVersions of(NodeRuntime requested) {
    return new RuntimeVersions(
        requested.containerd().orElse(""), requested.oci().map(RuntimeVersions::runc).orElse(""));
  }

  public static RuntimeVersions of(ObservedRuntime observed) {
    return new RuntimeVersions(observed.containerd(), runc(observed.oci()));
  }

  private static String runc(OciRuntime program) {
    return program.kind() == OciRuntime.Kind.RUNC ? program.version() : program.toString();
  }
}
