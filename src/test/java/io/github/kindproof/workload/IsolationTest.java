package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTest {
  private static final String POD =
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: prod, resourceVersion: "17"}
      spec: {containers: [{name: a, image: "nginx:1.27.5"}]}
      """;

  @TempDir Path folder;

  @Test
  void everythingGoesToTheWorkloadsOwnNamespace() {
    Isolation isolation = isolation(POD);

    assertThat(isolation.named()).contains("prod");
    HasMetadata pod = isolation.in("kindproof-1").get(0);
    assertThat(pod.getMetadata().getNamespace()).isEqualTo("kindproof-1");
    assertThat(pod.getMetadata().getResourceVersion()).isNull();
    assertThat(isolation.objects().get(0).getMetadata().getNamespace())
        .as("the manifest stays as it is")
        .isEqualTo("prod");
  }

  @Test
  void aNamespaceGivesItsLabelsAndIsNotCreated() {
    Isolation isolation =
        isolation(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: prod
              labels:
                kubernetes.io/metadata.name: prod
                pod-security.kubernetes.io/enforce: restricted
              annotations: {scheduler.alpha.kubernetes.io/node-selector: "disk=ssd"}
            """
                + POD);

    assertThat(isolation.objects()).extracting(HasMetadata::getKind).containsExactly("Pod");
    assertThat(isolation.labels())
        .containsOnlyKeys("pod-security.kubernetes.io/enforce")
        .containsValue("restricted");
    assertThat(isolation.annotations()).hasSize(1);
  }

  @Test
  void anAccountOfTheManifestKeepsItsRights() {
    RoleBinding binding =
        (RoleBinding)
            isolation(
                    """
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: RoleBinding
                    metadata: {name: reader, namespace: prod}
                    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
                    subjects:
                    - {kind: ServiceAccount, name: web, namespace: prod}
                    - {kind: ServiceAccount, name: other, namespace: elsewhere}
                    """)
                .in("kindproof-1")
                .get(0);

    assertThat(binding.getSubjects())
        .extracting(it -> it.getName() + " of " + it.getNamespace())
        .containsExactly("web of kindproof-1", "other of elsewhere");
  }

  @Test
  void twoNamespacesAreRefused() {
    assertBad(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: stage}}\n" + POD,
        "names the namespaces [prod, stage]");
    assertBad(
        "{apiVersion: v1, kind: Namespace, metadata: {name: stage}}\n" + POD,
        "names the namespaces [prod, stage]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reader}}",
        "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: reader}}",
        "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition,"
            + " metadata: {name: reader}}",
      })
  void whatBelongsToTheWholeClusterIsRefused(String object) {
    assertBad(object + "\n" + POD, " reader: is cluster-scoped");
  }

  @Test
  void whatOccursTwiceIsRefused() {
    assertBad(POD + POD, "a.yaml, Pod web: occurs twice; rename one of them");
  }

  @Test
  void oneNameOfTwoKindsIsGood() {
    assertThat(
            isolation("{apiVersion: v1, kind: Service, metadata: {name: web}}\n" + POD).objects())
        .hasSize(2);
  }

  @Test
  void kindsThatNobodyKnowsAreForTheApiServerToJudge() {
    List<HasMetadata> objects =
        isolation("{apiVersion: example.com/v1, kind: Odd, metadata: {name: a}, spec: {b: 1}}")
            .in("kindproof-1");

    assertThat(objects.get(0).getMetadata().getNamespace()).isEqualTo("kindproof-1");
  }

  private void assertBad(String text, String said) {
    assertThatThrownBy(() -> isolation(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("\n");
  }

  private Isolation isolation(String text) {
    try {
      return Isolation.of(Manifest.readObjects(Files.writeString(folder.resolve("a.yaml"), text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
