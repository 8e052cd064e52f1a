package io.github.kindproof.cluster.kind.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApiObjectsTest {
  private static final String POD =
      "{'metadata':{'name':'web','namespace':'default','uid':'1','resourceVersion':'5'},"
          + "'spec':{'nodeName':'worker'},'status':{'phase':'Running'}}";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'uid':'1', 'uid':'2'",
        "'resourceVersion':'5', 'resourceVersion':'6'",
        "'phase':'Running', 'phase':'Failed'",
      })
  void identityAndStatusAreNotCompared(String before, String now) {
    assertThat(digests("Pod", POD.replace(before, now))).isEqualTo(digests("Pod", POD));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'nodeName':'worker', 'nodeName':'worker2'",
        "'uid':'1', 'labels':{'a':'b'}",
        "'uid':'1', 'annotations':{'a':'b'}",
        "'uid':'1', 'deletionTimestamp':'2026-01-01T00:00:00Z'",
      })
  void whatSomebodyWantedIsCompared(String before, String now) {
    assertThat(digests("Pod", POD).keySet()).containsExactly("pod default/web");
    assertThat(digests("Pod", POD.replace(before, now))).isNotEqualTo(digests("Pod", POD));
  }

  @Test
  void theOrderOfFieldsIsNotCompared() {
    String role = "{'metadata':{'name':'view'},'rules':[{'a':'1','b':'2'}]}";
    String same = "{'rules':[{'b':'2','a':'1'}],'metadata':{'name':'view'}}";
    assertThat(digests("ClusterRole", role)).isEqualTo(digests("ClusterRole", same));
  }

  @Test
  void annotationsOfNodesAndSignaturesOfTheTokenComeAndGo() {
    String node = "{'metadata':{'name':'n','annotations':{'ttl':'0'}},'spec':{}}";
    assertThat(digests("Node", node)).isEqualTo(digests("Node", node.replace("'0'", "'1'")));
    String info =
        "{'metadata':{'name':'cluster-info'},'data':{'kubeconfig':'k','jws-kubeconfig-abc':'s'}}";
    assertThat(digests("ConfigMap", info))
        .isEqualTo(digests("ConfigMap", info.replace(",'jws-kubeconfig-abc':'s'", "")))
        .isNotEqualTo(digests("ConfigMap", info.replace("'k'", "'other'")));
  }

  @Test
  void taintsOfNodesAreCompared() {
    String node = "{'metadata':{'name':'n'},'spec':{}}";
    assertThat(digests("Node", node))
        .isNotEqualTo(
            digests("Node", node.replace("'spec':{}", "'spec':{'taints':[{'key':'k'}]}")));
  }

  @Test
  void podsOfControllersAndTheTokenAreLeftOut() {
    String owned = POD.replace("'uid':'1'", "'ownerReferences':[{'kind':'DaemonSet'}]");
    assertThat(digests("Pod", owned)).isEmpty();
    String token = "{'metadata':{'name':'t'},'type':'bootstrap.kubernetes.io/token'}";
    assertThat(digests("Secret", token)).isEmpty();
    assertThat(digests("Secret", token.replace("bootstrap.kubernetes.io/token", "Opaque")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "leases", "endpointslices", "pods/status"})
  void fleetingKindsAreNotRead(String name) {
    assertThat(ApiObjects.isCompared(resource(name, "list"))).isFalse();
  }

  @Test
  void kindsThatCannotBeListedAreNotRead() {
    assertThat(ApiObjects.isCompared(resource("pods", "list"))).isTrue();
    assertThat(ApiObjects.isCompared(resource("tokenreviews", "create"))).isFalse();
  }

  private static JsonNode resource(String name, String verb) {
    return json("{'name':'" + name + "','verbs':['" + verb + "']}");
  }

  private static Map<String, String> digests(String kind, String object) {
    return ApiObjects.digests(kind, json("{'items':[" + object + "]}"));
  }

  private static JsonNode json(String text) {
    return JsonText.parse(text.replace('\'', '"')).orElseThrow();
  }
}
