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
import java.util.Optional;
import java.util.Set;

/** Step 4: every node has every profile where its kubelet looks, byte for byte. */
record ProfilesOnNodesStep() implements Step {
  private static final String ON_NODES = "/var/lib/kubelet/seccomp/profiles/";

  @Override
  public String name() {
    return "4";
  }

  @Override
  public String title() {
    return "Boot with ./profiles mounted on every node";
  }

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
    ProfileFiles.of(files).parse();
  }

  @Override
  public Observed observe(StepContext context) {
    ProfileFiles profiles = ProfileFiles.of(context.files());
    String expected = "all profiles on every node, byte for byte";
    Optional<Cluster> cluster = context.cluster();
    if (cluster.isEmpty()) {
      return context.refused(expected);
    }
    List<String> differences = new ArrayList<>();
    StringBuilder compared = new StringBuilder();
    for (NodeShell node : cluster.get().nodes()) {
      profiles
          .bytesByName()
          .forEach(
              (name, bytes) -> {
                Optional<byte[]> there = node.readFile(ON_NODES + name);
                String where = name + " on " + PodProbe.shortName(node.container());
                if (there.isEmpty()) {
                  differences.add(where + " is missing");
                } else if (!Arrays.equals(bytes, there.get())) {
                  differences.add(
                      where + " differs from byte " + (Arrays.mismatch(bytes, there.get()) + 1));
                }
                compared.append(where).append(": ").append(bytes.length).append(" bytes\n");
              });
    }
    int nodes = cluster.get().nodes().size();
    String seen =
        differences.isEmpty()
            ? profiles.bytesByName().size() + " profiles on each of " + nodes + " nodes, equal"
            : String.join("; ", differences);
    return new Observed(
        expected,
        seen,
        differences.isEmpty() && !profiles.bytesByName().isEmpty(),
        "",
        List.of(new Evidence("compared", compared.toString())));
  }
}
