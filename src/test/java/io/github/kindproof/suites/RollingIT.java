package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.rollout.NodeChange;
import io.github.kindproof.upgrade.rollout.NodeResult;
import io.github.kindproof.upgrade.rollout.RollOutResult;
import io.github.kindproof.upgrade.rollout.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SeccompDefault turned on in a running cluster, as the article advises: one node at a time. */
@Tag("long")
@SeccompTest(kubernetes = "v1.34.11")
class RollingIT {
  private static final NodeChange.SeccompDefault REFUSED = new NodeChange.SeccompDefault(true);

  @Test
  void aNodeThatRefusesIsRolledBackThenAllAreChangedAndNoRequestFails(
      Harness harness, KubernetesVersion version) {
    try (RollingCluster rolling = RollingCluster.boot(harness, version)) {
      RollOutResult refused = rolling.roll(REFUSED);
      rolling.check(refused, () -> isRolledBack(rolling, refused));
      RollOutResult changed = rolling.roll(NodeChange.SeccompDefault.on(version));
      rolling.check(changed, () -> isChanged(rolling, changed));
    }
  }

  /** The gate of the article, on a version that has removed it. */
  private static void isRolledBack(RollingCluster rolling, RollOutResult result) {
    assertThat(result.traffic().failed()).isZero();
    assertThat(result.notBegun()).containsExactly(rolling.worker2().container());
    assertThat(result.nodes())
        .singleElement()
        .isInstanceOfSatisfying(
            NodeResult.RolledBack.class,
            it -> {
              assertThat(it.node()).isEqualTo(rolling.worker().container());
              assertThat(it.why().what()).contains("unrecognized feature gate: SeccompDefault");
              assertThat(it.after().settings()).isEqualTo(it.before().settings());
              assertThat(it.after().settings()).containsEntry("seccompDefault", "false");
              assertThat(it.after().filtered()).isZero();
              assertThat(it.after().blocked()).isEmpty();
            });
  }

  private static void isChanged(RollingCluster rolling, RollOutResult result) {
    assertThat(result.traffic().failed()).isZero();
    assertThat(result.traffic().requests()).isGreaterThan(200);
    assertThat(result.notBegun()).isEmpty();
    assertThat(result.nodes()).hasSize(2);
    for (NodeResult node : result.nodes()) {
      assertThat(node).isInstanceOfSatisfying(NodeResult.Changed.class, RollingIT::isFiltering);
    }
    // Old pods keep their state until they are recreated; all others were, and are filtered.
    for (Pod pod : pods(rolling)) {
      boolean resident = pod.getMetadata().getName().startsWith("resident-");
      assertThat(rolling.nginx().pod(pod.getMetadata().getName()))
          .isRunning()
          .namesNoProfile()
          .hasSeccomp(resident ? SeccompMode.DISABLED : SeccompMode.FILTERING);
    }
  }

  private static void isFiltering(NodeResult.Changed node) {
    assertThat(node.before().settings()).containsEntry("seccompDefault", "false");
    assertThat(node.after().settings()).containsEntry("seccompDefault", "true");
    assertThat(node.before().blocked()).isEmpty();
    assertThat(node.after().blocked()).contains("add_key", "userfaultfd", "unshare");
    assertThat(node.trials()).extracting(Trial::before).containsOnly(SeccompMode.DISABLED);
    assertThat(node.trials())
        .extracting(Trial::after)
        .containsExactly(Optional.of(SeccompMode.FILTERING), Optional.of(SeccompMode.FILTERING));
    assertThat(node.stayed())
        .noneMatch(it -> it.wasRestarted() || it.changedState())
        .anyMatch(it -> it.before().pod().contains("/resident-"));
  }

  private static List<Pod> pods(RollingCluster rolling) {
    return rolling
        .cluster()
        .client()
        .pods()
        .inNamespace(rolling.nginx().namespace())
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }
}
