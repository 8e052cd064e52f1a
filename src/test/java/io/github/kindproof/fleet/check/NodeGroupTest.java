package io.github.kindproof.fleet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.seccomp.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeGroupTest {
  @Test
  void theOddOnesComeFirstAndSayHowTheyDiffer() {
    List<NodeAnswer.Looked> nodes = new ArrayList<>();
    IntStream.range(0, 209).forEach(i -> nodes.add(Looks.node("n" + i, Looks.filtered())));
    IntStream.range(0, 3)
        .forEach(i -> nodes.add(Looks.node("old" + i, Looks.onKubelet("v1.24.17"))));

    List<NodeGroup> groups = NodeGroup.of(nodes);
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).nodes()).containsExactly("old0", "old1", "old2");
    assertThat(groups.get(0).differences())
        .containsExactly("no SeccompDefault", "kubelet v1.24.17");
    assertThat(groups.get(1).differences()).isEmpty();
    assertThat(CheckText.of(result(nodes)))
        .startsWith("3 of 212 nodes differ: no SeccompDefault;" + " kubelet v1.24.17");
  }

  @Test
  void anotherProfileAMissingOneAndOneBesidesAreNamed() {
    NodeLook most = Looks.filteredWith("app.json", "aa");
    assertThat(differences(Looks.filteredWith("app.json", "bb"), most))
        .containsExactly("different profile app.json");
    assertThat(differences(Looks.filtered(), most)).containsExactly("no profile app.json");
    assertThat(differences(Looks.filteredWith("other.json", "aa"), most))
        .containsExactly("no profile app.json", "additional profile other.json");
  }

  @Test
  void aProfileThatDoesNotStartIsToldInTheNodesWords() {
    assertThat(differences(Looks.refusing("no such file"), Looks.filtered()))
        .containsExactly("no container starts under the profile: no such file");
  }

  @Test
  void aWayThatOnlyOneRuntimeLeavesOpenIsADifference() {
    NodeLook mended = Looks.leavingOpen(Way.SOCKETCALL);
    assertThat(differences(Looks.leavingOpen(Way.HIGH_BITS, Way.SOCKETCALL), mended))
        .containsExactly(
            "under RuntimeDefault, socket(AF_VSOCK): denied by 64-bit, i386;"
                + " open by high bits, socketcall");
    assertThat(differences(Looks.filtered(), mended))
        .containsExactly("under RuntimeDefault, socket(AF_VSOCK) is the same by every way");
  }

  @Test
  void aPartialDenialIsANoteAndNoDifferenceFromAlikeNodes() {
    NodeLook look = Looks.leavingOpen(Way.SOCKETCALL);
    assertThat(NodeRules.remarks(look))
        .containsExactly(
            "denied here, open there under RuntimeDefault:"
                + " socket(AF_VSOCK): denied by 64-bit, i386; open by socketcall",
            "its kernel never filters uprobe");
    FleetResult result = result(List.of(Looks.node("a", look), Looks.node("b", look)));
    assertThat(result.isGood()).isTrue();
    assertThat(CheckMetrics.of(result)).contains("kindproof_node_partial_denials{node=\"a\"} 1\n");
    assertThat(CheckJson.of(result))
        .containsSubsequence(
            "\"neverFiltered\" : [ \"uprobe\" ]",
            "\"deniedHereOpenThere\" : [ {",
            "\"call\" : \"socket(AF_VSOCK)\"",
            "\"denied\" : [ \"64-bit\", \"i386\" ]",
            "\"open\" : [ \"socketcall\" ]");
  }

  @Test
  void ofEquallyManyTheFirstNodesLookIsTheRule() {
    List<NodeGroup> groups =
        NodeGroup.of(
            List.of(Looks.node("a", Looks.filtered()), Looks.node("b", Looks.unfiltered())));
    assertThat(groups.get(0).nodes()).containsExactly("b");
    assertThat(groups.get(0).differences()).containsExactly("no SeccompDefault");
  }

  @Test
  void onlyAlikeAnsweredAndConsistentNodesAreGood() {
    NodeAnswer.Looked good = Looks.node("a", Looks.filtered());
    assertThat(result(List.of(good, Looks.node("b", Looks.filtered()))).isGood()).isTrue();
    assertThat(result(List.of(good, Looks.node("b", Looks.unfiltered()))).isGood()).isFalse();
    assertThat(result(List.of(Looks.node("b", Looks.refusing("x")))).isGood()).isFalse();
    assertThat(result(List.of(good, new NodeAnswer.NotLooked("b", "it is not Ready"))).isGood())
        .isFalse();
  }

  @Test
  void metricsNameEachNodeAndTellWhichDidNotAnswer() {
    FleetResult result =
        result(
            List.of(Looks.node("a\"b", Looks.filtered()), new NodeAnswer.NotLooked("c", "gone")));
    assertThat(CheckMetrics.of(result))
        .contains(
            "kindproof_node_answered{node=\"a\\\"b\"} 1\n",
            "kindproof_node_answered{node=\"c\"} 0\n",
            "kindproof_node_seccomp_default{node=\"a\\\"b\"} 1\n",
            "# TYPE kindproof_node_blocked_calls gauge\n")
        .doesNotContain("wanted_profile");
    DocumentedKeys.verify(
        "check",
        CheckJson.of(result),
        CheckJson.of(
            result(
                List.of(
                    Looks.node("d", Looks.refusing("x")),
                    Looks.node("e", Looks.leavingOpen(Way.SOCKETCALL)),
                    Looks.node("f", Looks.filteredWith("a.json", "0123")),
                    new NodeAnswer.Looked("g", Looks.filtered(), List.of("a remark"))))));
    assertThat(CheckJson.of(result)).contains("\"noAnswer\" : {\n    \"c\" : \"gone\"");
  }

  @Test
  void thePageShowsWhatIsOddFirstAndUnderstandsNothingOfIt() {
    FleetResult result =
        result(
            List.of(
                Looks.node("a", Looks.filtered()),
                Looks.node("b", Looks.filtered()),
                Looks.node("c", Looks.refusing("<script>alert(1)</script>")),
                new NodeAnswer.NotLooked("d", "gone")));
    assertThat(CheckText.verdict(result)).isEqualTo("4 nodes: 1 differs, 1 did not answer");
    assertThat(CheckPage.of(result))
        .containsSubsequence("No answer", "gone", "Different from the rest", "The rest", "2 nodes")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>", "{{");
  }

  private static List<String> differences(NodeLook odd, NodeLook most) {
    List<NodeAnswer.Looked> nodes =
        Stream.of(Looks.node("a", most), Looks.node("b", most), Looks.node("odd", odd)).toList();
    return NodeGroup.of(nodes).get(0).differences();
  }

  private static FleetResult result(List<? extends NodeAnswer> answers) {
    return new FleetResult(
        "staging", "v1.34.11", Instant.EPOCH, Duration.ofSeconds(3), 40, 0, List.copyOf(answers));
  }
}
