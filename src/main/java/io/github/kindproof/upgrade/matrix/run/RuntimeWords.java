package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;

/** Runtimes as rules and results name them. */
final class RuntimeWords {
  private RuntimeWords() {}

  /** What is asked for; unknown is what the node image has by itself. */
  static RuntimeVersions asked(NodeRuntime runtime) {
    return new RuntimeVersions(
        runtime.containerd().orElse(""), runtime.oci().map(RuntimeWords::oci).orElse(""));
  }

  static RuntimeVersions observed(ObservedRuntime runtime) {
    return new RuntimeVersions(runtime.containerd(), oci(runtime.oci()));
  }

  /** The column is called runc: of another program its name is part of it. */
  private static String oci(OciRuntime oci) {
    return oci.kind() == OciRuntime.Kind.RUNC ? oci.version() : oci.toString();
  }
}
