package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.upgrade.rollout.NodeChange;
import io.github.kindproof.upgrade.rollout.NodeResult;
import io.github.kindproof.upgrade.rollout.RollOutLimits;
import io.github.kindproof.upgrade.rollout.RollOutResult;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A roll-out that cannot go on: a node whose pods may not be evicted is left alone; one where a
 * workload cannot live with RuntimeDefault is taken back.
 */
@Tag("long")
@SeccompTest(kubernetes = "v1.34.11")
class RollingBackIT {
  private static final RollOutLimits SHORT_DRAIN =
      new RollOutLimits(
          Duration.ofSeconds(20),
          RollOutLimits.standard().ready(),
          RollOutLimits.standard().replicas(),
          RollOutLimits.standard().interval());

  private static final String DEBUGGER =
      "src/test/resources/io/github/kindproof/suites/needs-personality.yaml";

  /** In this order: once a drain was allowed, a node may be left without any nginx to protect. */
  @Test
  void aNodeIsLeftAloneOrTakenBackAndTheRollOutEnds(Harness harness, KubernetesVersion version) {
    try (RollingCluster rolling = RollingCluster.boot(harness, version)) {
      rolling.apply(DEBUGGER);
      NodeChange filtered = NodeChange.SeccompDefault.on(version);

      allowUnavailable(rolling, 0);
      RollOutResult stuck = rolling.roll(filtered, SHORT_DRAIN);
      rolling.check(stuck, () -> isLeftAlone(rolling, stuck));

      allowUnavailable(rolling, 1);
      RollOutResult worse = rolling.roll(filtered);
      rolling.check(worse, () -> isRolledBack(rolling, worse));
    }
  }

  private static void allowUnavailable(RollingCluster rolling, int replicas) {
    rolling
        .cluster()
        .client()
        .policy()
        .v1()
        .podDisruptionBudget()
        .inNamespace(rolling.nginx().namespace())
        .withName("nginx")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\": {\"maxUnavailable\": %d}}".formatted(replicas));
  }

  /** The budget holds: nothing is evicted, nothing is changed, and the node takes pods again. */
  private static void isLeftAlone(RollingCluster rolling, RollOutResult result) {
    assertThat(result.traffic().failed()).isZero();
    assertThat(result.nodes())
        .singleElement()
        .isInstanceOfSatisfying(
            NodeResult.LeftAlone.class,
            it -> assertThat(it.why().what()).contains("waiting for pods of node", "/nginx-"));
    Node node = rolling.cluster().client().nodes().withName(result.nodes().get(0).node()).get();
    assertThat(node.getSpec().getUnschedulable()).isNotEqualTo(Boolean.TRUE);
  }

  private static void isRolledBack(RollingCluster rolling, RollOutResult result) {
    assertThat(result.traffic().failed()).isZero();
    assertThat(result.isGood()).isFalse();
    assertThat(result.notBegun()).containsExactly(rolling.worker2().container());
    assertThat(result.nodes())
        .singleElement()
        .isInstanceOfSatisfying(
            NodeResult.RolledBack.class,
            it -> {
              assertThat(it.why().what())
                  .contains("/debugger-", "ran before", "failed to set personality");
              assertThat(it.trials())
                  .extracting(trial -> trial.outcome().kind())
                  .contains(OutcomeKind.CRASH_LOOP, OutcomeKind.RUNNING);
              assertThat(it.after().settings()).isEqualTo(it.before().settings());
              assertThat(it.after().filtered()).isZero();
            });
  }
}
