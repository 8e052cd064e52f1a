package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.UUID;

/**
 * A profile on all nodes of a cluster, in the kubelet's own folder, so that it works whatever
 * folders the nodes mount. Closing it removes the file.
 */
public final class NodeProfiles implements AutoCloseable {
  /** The folder of Localhost profiles: {@code seccomp} in the kubelet's {@code --root-dir}. */
  private static final String FOLDER = "/var/lib/kubelet/seccomp/";

  private final Cluster cluster;
  private final String name;

  private NodeProfiles(Cluster cluster, String name) {
    this.cluster = cluster;
    this.name = name;
  }

  /** Write a profile to all nodes under a unique name. */
  public static NodeProfiles put(Cluster cluster, SeccompProfile profile) {
    String name = "kindproof/" + UUID.randomUUID().toString().substring(0, 8) + ".json";
    cluster.nodes().forEach(node -> node.writeFile(FOLDER + name, profile.toJson()));
    return new NodeProfiles(cluster, name);
  }

  /** Return the value of {@code localhostProfile} with which a pod refers to the profile. */
  public String localhostProfile() {
    return name;
  }

  @Override
  public void close() {
    for (NodeShell node : cluster.nodes()) {
      node.run("rm", "-f", FOLDER + name);
    }
  }
}
