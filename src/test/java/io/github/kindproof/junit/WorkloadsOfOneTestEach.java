package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.workload.Workload;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;

/** Workloads that a test and what belongs to it applied are there for it alone. */
@OnFakeCluster
class WorkloadsOfOneTestEach {
  private static final String MANIFEST = "manifests/probe.yaml";

  private static List<String> namespaces(Cluster cluster) {
    return cluster.client().namespaces().list().getItems().stream()
        .map(it -> it.getMetadata().getName())
        .toList();
  }

  private final Workload byConstructor;

  WorkloadsOfOneTestEach(Cluster cluster) {
    byConstructor = cluster.apply(MANIFEST);
  }

  @BeforeEach
  void apply(Cluster cluster) {
    cluster.apply(MANIFEST);
  }

  @RepeatedTest(2)
  void hasThree(Cluster cluster, BootResult result) {
    result.orElseThrow(refused -> "see its cause").apply(MANIFEST);
    assertThat(namespaces(cluster)).hasSize(3).contains(byConstructor.namespace());
  }

  @AfterEach
  void stillHasThree(Cluster cluster) {
    assertThat(namespaces(cluster)).hasSize(3);
    cluster.apply(MANIFEST);
  }

  @TestFactory
  Stream<DynamicTest> sharesThem(Cluster cluster) {
    Workload ofFactory = cluster.apply(MANIFEST);
    return Stream.of(1, 2)
        .map(
            count ->
                dynamicTest(
                    "test " + count,
                    () -> assertThat(namespaces(cluster)).contains(ofFactory.namespace())));
  }
}
