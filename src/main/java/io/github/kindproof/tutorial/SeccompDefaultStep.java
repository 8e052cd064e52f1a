package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Step 2: a cluster with SeccompDefault on all nodes, once with the article's config and once with
 * today's. Neither boots on all versions: nodes reject one after the gate's removal, the other
 * while the gate is alpha.
 *
 * @param cluster the kind config
 * @param refusedIn the stage of the gate in which nodes reject this config if it is used unchanged
 * @param refusal the message of a node that rejects it
 */
record SeccompDefaultStep(
    String name, String title, StepCluster cluster, SeccompStage refusedIn, String refusal)
    implements Step {
  private static final SeccompMode EXPECTED = SeccompMode.FILTERING;

  static SeccompDefaultStep asInTheArticle() {
    return new SeccompDefaultStep(
        "2",
        "Boot with SeccompDefault as in the article, with the gate and the argument",
        Configs.ARTICLE,
        SeccompStage.GATE_REMOVED,
        "unrecognized feature gate: SeccompDefault");
  }

  static SeccompDefaultStep asToday() {
    return new SeccompDefaultStep(
        "2-today",
        "Boot with SeccompDefault as it works today, in the kubelet's configuration",
        Configs.TODAY,
        SeccompStage.ALPHA,
        "SeccompDefault feature gate");
  }

  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.of(cluster);
  }

  @Override
  public void check(ProjectFiles files) {
    Manifest.read(files.find("manifests/probe.yaml"));
  }

  @Override
  public Observed observe(StepContext context) {
    boolean toBeRefused = context.isByFile() && context.kubernetes().seccompDefault() == refusedIn;
    Optional<Cluster> booted = context.cluster();
    if (toBeRefused) {
      String expected = "the nodes refuse to start: '" + refusal + "'";
      return booted
          .map(it -> new Observed(expected, "the cluster boots", false, List.of()))
          .orElseGet(() -> judgeRefusal(context.refused(expected)));
    }
    String expected =
        "seccomp " + EXPECTED.word() + " on every node, no profile in the pod's own spec";
    return booted
        .map(it -> judgeFiltering(context, it, expected))
        .orElseGet(() -> context.refused(expected));
  }

  private Observed judgeRefusal(Observed refused) {
    return new Observed(
        refused.expected(),
        refused.seen(),
        refused.cause().contains(refusal),
        refused.cause(),
        refused.evidence());
  }

  private static Observed judgeFiltering(StepContext context, Cluster cluster, String expected) {
    Manifest probe = Manifest.read(context.files().find("manifests/probe.yaml"));
    boolean asExpected = true;
    List<String> words = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    List<Callable<PodProbe>> probes = new ArrayList<>();
    for (NodeShell node : cluster.nodes()) {
      Workload workload = context.apply(cluster, probe.on(node.container()));
      probes.add(() -> PodProbe.of(workload, "probe"));
    }
    for (PodProbe seen : PodProbe.ofAll(probes)) {
      boolean ofTheNode = !seen.pod().specNamesProfile() && seen.pod().filter() != null;
      asExpected &= seen.is(EXPECTED) && ofTheNode;
      words.add(seen.words() + (ofTheNode ? "" : ", not by the node's default profile"));
      evidence.addAll(seen.evidence());
    }
    return new Observed(expected, String.join("; ", words), asExpected, evidence);
  }
}
