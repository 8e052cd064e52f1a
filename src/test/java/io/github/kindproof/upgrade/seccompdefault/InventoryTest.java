package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.upgrade.seccompdefault.run.ManifestInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which workloads are found in manifests, and that nothing else goes unmentioned. */
class InventoryTest {
  @TempDir private Path folder;

  @Test
  void eachTemplateIsOneWorkloadWhateverWasCreatedFromIt() throws IOException {
    Inventory inventory =
        read(
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop, uid: u1},
               spec: {template: {spec: {containers: [{name: web, image: web}]}}}}
            - {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web-1, namespace: shop, uid: u2,
               ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u1, controller: true}]},
               spec: {template: {spec: {containers: [{name: web, image: web}]}}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web-1-a, namespace: shop, uid: u3,
               ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: u2, controller: true}]},
               spec: {containers: [{name: web, image: web}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: kafka-0, namespace: shop, uid: u4,
               ownerReferences: [{apiVersion: strimzi.io/v1, kind: StrimziPodSet, name: kafka, uid: u5, controller: true}]},
               spec: {containers: [{name: kafka, image: kafka}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: kafka-1, namespace: shop, uid: u6,
               ownerReferences: [{apiVersion: strimzi.io/v1, kind: StrimziPodSet, name: kafka, uid: u5, controller: true}]},
               spec: {containers: [{name: kafka, image: kafka}]}}
            """);
    assertThat(inventory.workloads())
        .extracting(FoundWorkload::id)
        .containsExactly("shop/deployment/web", "shop/strimzipodset/kafka");
  }

  /** Static pods have their node as owner, and operators create pods of several kinds. */
  @Test
  void podsOfOneOwnerThatRunDifferentProgramsAreSeveralWorkloads() throws IOException {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: %s, ownerReferences: [{apiVersion: v1, kind:"
            + " %s, name: one, uid: u1, controller: true}]}, spec: {containers: [{name: c, image:"
            + " %s}]}}\n---\n";
    assertThat(ids(pod.formatted("api", "Node", "i") + pod.formatted("etcd", "Node", "i")))
        .containsExactly("pod/api", "pod/etcd");
    assertThat(
            ids(
                pod.formatted("driver", "Spark", "driver")
                    + pod.formatted("exec-1", "Spark", "exec")
                    + pod.formatted("exec-2", "Spark", "exec")))
        .containsExactly("spark/one", "pod/exec-1");
  }

  private List<String> ids(String yaml) throws IOException {
    return read(yaml).workloads().stream().map(FoundWorkload::id).toList();
  }

  @Test
  void whateverIsNoWorkloadIsMentioned() throws IOException {
    Inventory inventory =
        read(
            """
            {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {}}
            ---
            {apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: web}, spec: {}}
            ---
            {apiVersion: extensions/v1beta1, kind: Deployment, metadata: {name: old}, spec: {}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: empty}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: wrong}, spec: {replicas: [many]}}
            ---
            {name: chart, version: 1}
            """);
    assertThat(inventory.workloads()).isEmpty();
    assertThat(inventory.otherObjects()).containsOnlyKeys("Service");
    assertThat(inventory.notLookedAt().toString())
        .contains("argoproj.io/v1alpha1 Rollout web")
        .contains("deployment/old", "no cluster serves extensions/v1beta1 any more")
        .contains("deployment/empty", "it has no template of a pod")
        .contains("Deployment wrong")
        .contains("not a Kubernetes object");
  }

  @Test
  void inAFolderFilesThatAreNoYamlAreMentioned() throws IOException {
    Files.writeString(folder.resolve("template.yaml"), "name: {{ .Values.name }}\n  - {\n");
    Files.writeString(
        folder.resolve("pod.yml"),
        "{apiVersion: v1, kind: Pod, metadata: {generateName: job-}, spec: {containers: []}}");
    Inventory inventory = ManifestInventory.read(List.of(folder), List.of());
    assertThat(inventory.workloads()).extracting(FoundWorkload::id).containsExactly("pod/job");
    assertThat(inventory.notLookedAt())
        .singleElement()
        .satisfies(it -> assertThat(it.what()).endsWith("template.yaml"));
    assertThatThrownBy(
            () -> ManifestInventory.read(List.of(folder.resolve("template.yaml")), List.of()))
        .isInstanceOf(BadInputException.class);
  }

  private Inventory read(String yaml) throws IOException {
    Files.writeString(folder.resolve("all.yaml"), yaml);
    return ManifestInventory.read(List.of(folder), List.of());
  }
}
