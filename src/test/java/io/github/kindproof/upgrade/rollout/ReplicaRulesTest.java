package io.github.kindproof.upgrade.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicaRulesTest {
  @Test
  void allAreBackWhenAsManyAreAvailableAsAreWanted() {
    assertThat(ReplicaRules.shortOf(List.of(deployment(2, 2)))).isEmpty();
    assertThat(ReplicaRules.shortOf(List.of(deployment(2, 2), deployment(2, 1))))
        .contains("deployment web lacks available replicas");
    assertThat(ReplicaRules.isAvailable(new DeploymentBuilder().withNewSpec().endSpec().build()))
        .isFalse();
  }

  @Test
  void aNewPodThatFailsAgainAndAgainEndsTheWait() {
    assertThat(ReplicaRules.failing(List.of(pod("1", 2, 1)), Set.of()))
        .contains("a new pod keeps failing: a/web, exit code 1");
  }

  @Test
  void oneRestartAGoodEndAndOldPodsDoNot() {
    List<Pod> pods = List.of(pod("1", 1, 1), pod("2", 5, 0), pod("3", 9, 1));
    assertThat(ReplicaRules.failing(pods, Set.of("3"))).isEmpty();
  }

  private static Deployment deployment(int wanted, int available) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withReplicas(wanted)
        .endSpec()
        .withNewStatus()
        .withAvailableReplicas(available)
        .endStatus()
        .build();
  }

  private static Pod pod(String uid, int restarts, int exitCode) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("a")
        .withName("web")
        .withUid(uid)
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withRestartCount(restarts)
        .withNewLastState()
        .withNewTerminated()
        .withExitCode(exitCode)
        .endTerminated()
        .endLastState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
