package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.node.NodeShell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Step 4: every node has an identical copy of every profile in its kubelet's folder. */
record ProfilesOnNodesStep(String name, String title) implements Step {
  private static final String ON_NODES = "/var/lib/kubelet/seccomp/profiles/";

  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.of(Configs.PROFILES);
  }

  @Override
  public Set<ClusterFeature> needs() {
    return Set.of(ClusterFeature.NODE_SHELL);
  }

  @Override
  public void check(ProjectFiles files) {
    ProfileFiles.read(files);
  }

  @Override
  public Observed observe(StepContext context) {
    Map<String, byte[]> profiles = ProfileFiles.read(context.files());
    String expected = "all profiles on every node, byte for byte";
    Optional<Cluster> cluster = context.cluster();
    if (cluster.isEmpty()) {
      return context.refused(expected);
    }
    List<String> differences = new ArrayList<>();
    StringBuilder compared = new StringBuilder();
    for (NodeShell node : cluster.get().nodes()) {
      Map<String, byte[]> onNode =
          node.readFiles(profiles.keySet().stream().map(name -> ON_NODES + name).toList());
      profiles.forEach(
          (name, bytes) -> {
            byte[] there = onNode.get(ON_NODES + name);
            String where = name + " on " + PodProbe.shortName(node.container());
            if (there == null) {
              differences.add(where + " is missing");
            } else if (!Arrays.equals(bytes, there)) {
              differences.add(where + " differs from byte " + (Arrays.mismatch(bytes, there) + 1));
            }
            compared.append(where).append(": ").append(bytes.length).append(" bytes\n");
          });
    }
    int nodes = cluster.get().nodes().size();
    String seen =
        differences.isEmpty()
            ? profiles.size() + " profiles on each of " + nodes + " nodes, identical"
            : String.join("; ", differences);
    return new Observed(
        expected,
        seen,
        differences.isEmpty() && !profiles.isEmpty(),
        List.of(new Evidence("compared", compared.toString())));
  }
}
