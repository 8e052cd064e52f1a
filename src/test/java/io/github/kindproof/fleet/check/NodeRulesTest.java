package io.github.kindproof.fleet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import org.junit.jupiter.api.Test;

class NodeRulesTest {
  @Test
  void aNodeThatIsReadyIsAskedCordonedOrNot() {
    assertThat(NodeRules.notAsked(node("linux", "True"))).isEmpty();
    assertThat(NodeRules.remarks(node("linux", "True"))).isEmpty();
    Node cordoned =
        new NodeBuilder(node("linux", "True")).editSpec().withUnschedulable(true).endSpec().build();
    assertThat(NodeRules.notAsked(cordoned)).isEmpty();
    assertThat(NodeRules.remarks(cordoned)).containsExactly("it is cordoned");
  }

  @Test
  void oneThatCannotAnswerIsNot() {
    assertThat(NodeRules.notAsked(node("windows", "True")))
        .contains("it runs windows, which has no seccomp");
    assertThat(NodeRules.notAsked(node("linux", "Unknown")))
        .contains("not Ready since 2026-11-26T10:00:00Z: Kubelet stopped posting");
    Node fresh =
        new NodeBuilder(node("linux", "True")).editStatus().withConditions().endStatus().build();
    assertThat(NodeRules.notAsked(fresh)).contains("its kubelet has not reported Ready yet");
  }

  private static Node node(String system, String ready) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName("n")
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withNewNodeInfo()
        .withOperatingSystem(system)
        .endNodeInfo()
        .withConditions(
            new NodeConditionBuilder()
                .withType("Ready")
                .withStatus(ready)
                .withMessage("Kubelet stopped posting")
                .withLastTransitionTime("2026-11-26T10:00:00Z")
                .build())
        .endStatus()
        .build();
  }
}
