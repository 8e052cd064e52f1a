package io.github.kindproof.upgrade.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialsTest {
  @Test
  void ofEachControllerOnePodIsTakenOneOfThisNodeIfThereIs() {
    Pod elsewhere = pod("web-1", "web", "worker2");
    Pod here = pod("web-2", "web", "worker");
    Pod other = pod("db-1", "db", "worker2");
    assertThat(Trials.samples(List.of(elsewhere, here, other), "worker"))
        .containsExactlyInAnyOrder(here, other);
  }

  @Test
  void aPodThatMayOnlyRunElsewhereIsNotTaken() {
    Pod bound =
        new PodBuilder(pod("db-1", "db", "worker2"))
            .editSpec()
            .addToNodeSelector("kubernetes.io/hostname", "worker2")
            .endSpec()
            .build();
    assertThat(Trials.samples(List.of(bound), "worker")).isEmpty();
    assertThat(Trials.samples(List.of(bound), "worker2")).containsExactly(bound);
  }

  @Test
  void whatOnlyOnePodOfANodeCanHaveIsNotCopied() {
    Pod port =
        new PodBuilder(pod("a", "a", "worker"))
            .editSpec()
            .editContainer(0)
            .addNewPort()
            .withHostPort(80)
            .endPort()
            .endContainer()
            .endSpec()
            .build();
    Pod claim =
        new PodBuilder(pod("b", "b", "worker"))
            .editSpec()
            .addNewVolume()
            .withNewPersistentVolumeClaim("data", false)
            .endVolume()
            .endSpec()
            .build();
    assertThat(Trials.samples(List.of(port, claim), "worker")).isEmpty();
  }

  @Test
  void aPodThatIsNotReadyHasNothingToLose() {
    Pod pod =
        new PodBuilder(pod("a", "a", "worker"))
            .editStatus()
            .editCondition(0)
            .withStatus("False")
            .endCondition()
            .endStatus()
            .build();
    assertThat(Trials.samples(List.of(pod), "worker")).isEmpty();
  }

  @Test
  void theCopyIsOnTheNodeInNoServiceAndWithoutHooks() {
    Pod copy = Trials.copy(pod("web-1", "web", "worker2"), "worker");
    assertThat(Trials.isTrial(copy)).isTrue();
    assertThat(copy.getMetadata().getName()).isEqualTo("trial-web-1");
    assertThat(copy.getMetadata().getLabels()).doesNotContainKey("app");
    assertThat(copy.getSpec().getNodeName()).isEqualTo("worker");
    assertThat(copy.getSpec().getContainers().get(0).getLifecycle()).isNull();
    assertThat(copy.getSpec().getContainers().get(0).getImage()).isEqualTo("nginx:1.27.5");
    assertThat(Trials.isTrial(pod("web-1", "web", "worker2"))).isFalse();
  }

  private static Pod pod(String name, String controller, String node) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("a")
        .withLabels(Map.of("app", controller))
        .addNewOwnerReference()
        .withUid(controller)
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .addNewContainer()
        .withName("main")
        .withImage("nginx:1.27.5")
        .withNewLifecycle()
        .withNewPreStop()
        .withNewHttpGet()
        .withPath("/linger")
        .endHttpGet()
        .endPreStop()
        .endLifecycle()
        .endContainer()
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }
}
