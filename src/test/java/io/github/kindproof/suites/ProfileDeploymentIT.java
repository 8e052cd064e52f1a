package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.profiles.PlacedFile;
import io.github.kindproof.cluster.profiles.ProfileDeployment;
import io.github.kindproof.cluster.profiles.ProfileDeploymentObjects;
import io.github.kindproof.cluster.profiles.ProfileDeploymentPlan;
import io.github.kindproof.cluster.profiles.ProfileDeploymentResult;
import io.github.kindproof.cluster.profiles.ProfileDeploymentRights;
import io.github.kindproof.cluster.profiles.ProfileSet;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles brought to the nodes of a cluster that exists, and taken away again. */
@Tag("long")
@SeccompTest(seccompDefault = "none", workers = 1, kubernetes = "default")
class ProfileDeploymentIT {
  private static final String FOLDER = "/var/lib/kubelet/seccomp/kindproof/";
  private static final String OTHERS = "{\"defaultAction\": \"SCMP_ACT_ALLOW\"}";
  private static final ProfileDeploymentPlan PLAN =
      new ProfileDeploymentPlan(
          "kindproof", "kindproof/probe:1", "/var/lib/kubelet", Duration.ofMinutes(2));

  @Test
  void onlyWhatIsOursIsPlacedReplacedAndRemoved(Cluster cluster, @TempDir Path folder) {
    ProbeImage.bringTo(cluster);
    NodeShell worker = cluster.nodes().get(1);
    worker.writeFile(FOLDER + "b.json", OTHERS);
    Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
    ProfileDeployment placing = new ProfileDeployment(admin, PLAN, Progress.silent());

    ProfileDeploymentResult first = placing.place(profiles("SCMP_ACT_LOG"));
    assertThat(first.silent()).isEmpty();
    assertThat(results(first, cluster.nodes().get(0)))
        .isEqualTo(Map.of("a.json", "placed", "b.json", "placed"));
    assertThat(results(first, worker))
        .isEqualTo(
            Map.of("a.json", "placed", "b.json", "is there, and is not ours or was changed"));

    worker.writeFile(FOLDER + "a.json", OTHERS);
    ProfileDeploymentResult second = placing.place(profiles("SCMP_ACT_ERRNO"));
    assertThat(results(second, cluster.nodes().get(0)))
        .isEqualTo(Map.of("a.json", "placed", "b.json", "placed"));
    assertThat(second.isGood()).isFalse();
    assertThat(text(worker, "a.json")).isEqualTo(OTHERS);
    assertThat(text(cluster.nodes().get(0), "a.json")).contains("SCMP_ACT_ERRNO");

    ProfileDeploymentResult removed = placing.remove();
    assertThat(results(removed, cluster.nodes().get(0)))
        .isEqualTo(Map.of("a.json", "removed", "b.json", "removed"));
    assertThat(results(removed, worker)).isEqualTo(Map.of("a.json", "was changed, and stays"));
    assertThat(text(worker, "b.json")).isEqualTo(OTHERS);
    assertThat(cluster.nodes().get(0).run("ls", FOLDER).ok()).isFalse();
  }

  private static ProfileSet profiles(String action) {
    String text = "{\"defaultAction\": \"" + action + "\"}";
    return new ProfileSet(new TreeMap<>(Map.of("a.json", text, "b.json", text)));
  }

  /** One that is there changes as little as one that is made: each attempt begins with both. */
  @Test
  void eachRightIsNeededAndTogetherTheyAreEnough(Cluster cluster, @TempDir Path folder) {
    ProbeImage.bringTo(cluster);
    ProfileDeploymentPlan plan =
        new ProfileDeploymentPlan(
            "by-others", "kindproof/probe:1", "/var/lib/kubelet", Duration.ofMinutes(2));
    String namespace = new ProfileDeploymentObjects(plan).namespace().getMetadata().getName();
    RestrictedUser user = RestrictedUser.of(cluster, ProfileDeploymentRights.role(), folder);
    ProfileDeployment placing = new ProfileDeployment(user.kubeconfig(), plan, Progress.silent());
    Runnable all =
        () -> {
          placing.place(profiles("SCMP_ACT_LOG"));
          placing.place(profiles("SCMP_ACT_ERRNO"));
          placing.remove();
        };
    all.run();
    user.needsEachRightFor(
        all::run,
        () -> {
          cluster.client().namespaces().withName(namespace).delete();
          cluster
              .client()
              .namespaces()
              .withName(namespace)
              .waitUntilCondition(Objects::isNull, 2, TimeUnit.MINUTES);
        });
  }

  private static Map<String, String> results(ProfileDeploymentResult result, NodeShell node) {
    Map<String, String> results = new TreeMap<>();
    result
        .placed()
        .getOrDefault(node.container(), List.of())
        .forEach((PlacedFile each) -> results.put(each.file(), each.result()));
    return results;
  }

  private static String text(NodeShell node, String file) {
    return node.command("cat", FOLDER + file).output().strip();
  }
}
