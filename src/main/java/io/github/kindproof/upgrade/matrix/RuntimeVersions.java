package io.github.kindproof.upgrade.matrix;

/**
 * The versions of what runs containers on a node.
 *
 * @param containerd for example {@code 2.1.4}; empty if not known yet
 * @param runc for example {@code 1.3.0}; the name with the version if it is another program, as
 *     {@code crun 1.8.1}; empty if not known yet
 */
public record RuntimeVersions(String containerd, String runc) {
  /** Nothing is known before the node is looked at. */
  public static RuntimeVersions unknown() {
    return new RuntimeVersions("", "");
  }
}
