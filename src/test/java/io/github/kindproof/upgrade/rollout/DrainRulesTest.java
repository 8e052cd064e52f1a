package io.github.kindproof.upgrade.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

class DrainRulesTest {
  @Test
  void whatADeploymentMadeIsEvicted() {
    Pod pod = ownedBy("ReplicaSet");
    assertThat(DrainRules.stays(pod)).isFalse();
    assertThat(DrainRules.isToBeEvicted(pod)).isTrue();
  }

  @Test
  void whatADaemonSetMadeStays() {
    assertThat(DrainRules.stays(ownedBy("DaemonSet"))).isTrue();
  }

  @Test
  void aStaticPodStays() {
    Pod pod =
        new PodBuilder(ownedBy("Node"))
            .editMetadata()
            .addToAnnotations("kubernetes.io/config.mirror", "1")
            .endMetadata()
            .build();
    assertThat(DrainRules.stays(pod)).isTrue();
  }

  @Test
  void whatNobodyWouldMakeAnewStays() {
    Pod pod = new PodBuilder().withNewMetadata().withName("alone").endMetadata().build();
    assertThat(DrainRules.stays(pod)).isTrue();
    assertThat(DrainRules.isToBeEvicted(pod)).isFalse();
  }

  @Test
  void whatHasEndedHoldsNothingUp() {
    Pod pod =
        new PodBuilder(ownedBy("Job")).withNewStatus().withPhase("Succeeded").endStatus().build();
    assertThat(DrainRules.isToBeEvicted(pod)).isFalse();
  }

  private static Pod ownedBy(String kind) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("pod")
        .addNewOwnerReference()
        .withKind(kind)
        .withName("owner")
        .withUid("1")
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withNewStatus()
        .withPhase("Running")
        .endStatus()
        .build();
  }
}
