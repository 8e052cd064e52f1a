package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.upgrade.diff.SideVersions;

/** What a cluster's nodes say that they run. */
final class NodeVersions {
  private NodeVersions() {}

  static SideVersions of(Cluster cluster) {
    NodeShell node = cluster.nodes().get(0);
    ObservedRuntime runtime = node.runtime();
    return new SideVersions(
        cluster.spec().kubernetes().version(),
        runtime.containerd(),
        runtime.oci().kind() == io.github.kindproof.catalog.OciRuntime.Kind.RUNC
            ? runtime.oci().version()
            : runtime.oci().toString(),
        node.command("uname", "-r").output().strip());
  }
}
