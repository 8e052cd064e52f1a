package io.github.kindproof.leastprivilege.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A profile on all nodes of a cluster, in the kubelet's own folder, so that it works whatever
 * folders the nodes mount. Closing it removes the file, and checks that it was there unchanged
 * until then: what happened under another profile says nothing about this one.
 */
public final class NodeProfiles implements AutoCloseable {
  /** The folder of Localhost profiles: {@code seccomp} in the kubelet's {@code --root-dir}. */
  private static final String FOLDER = "/var/lib/kubelet/seccomp/";

  /** Print the hash of a file, or nothing if it is gone, and remove it. */
  private static final String REMOVAL = "sha256sum < \"$1\"; rm -f \"$1\"";

  private final Cluster cluster;
  private final String name;
  private final String hash;

  private NodeProfiles(Cluster cluster, String name, String hash) {
    this.cluster = cluster;
    this.name = name;
    this.hash = hash;
  }

  /** Write a profile to all nodes under a unique name. */
  public static NodeProfiles put(Cluster cluster, SeccompProfile profile) {
    String name = "kindproof/" + UUID.randomUUID().toString().substring(0, 8) + ".json";
    String json = profile.toJson();
    cluster.nodes().forEach(node -> node.writeFile(FOLDER + name, json));
    return new NodeProfiles(cluster, name, Sha256.of(json.getBytes(UTF_8)));
  }

  /** Return the value of {@code localhostProfile} with which a pod refers to the profile. */
  public String localhostProfile() {
    return name;
  }

  /**
   * Remove the file from all nodes.
   *
   * @throws EnvironmentException if somebody has changed or removed it on a node
   */
  @Override
  public void close() {
    List<String> changed = new ArrayList<>();
    for (NodeShell node : cluster.nodes()) {
      ProcessResult removal = node.run("sh", "-c", REMOVAL, "sh", FOLDER + name);
      if (removal.ok() && !removal.stdout().startsWith(hash)) {
        changed.add(
            (removal.stdout().isBlank() ? "removed from " : "changed on ") + node.container());
      }
    }
    if (!changed.isEmpty()) {
      throw new EnvironmentException(
          "profile %s was %s while a pod used it"
              .formatted(FOLDER + name, String.join(", ", changed)),
          "run again, and let nothing else write to that folder");
    }
  }
}
