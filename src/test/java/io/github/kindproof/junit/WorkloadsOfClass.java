package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Workloads that {@code @BeforeAll} applied are there for all tests. */
@OnFakeCluster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkloadsOfClass {
  private static final String MANIFEST = "manifests/probe.yaml";

  private static List<String> namespaces(Cluster cluster) {
    return cluster.client().namespaces().list().getItems().stream()
        .map(it -> it.getMetadata().getName())
        .toList();
  }

  static Workload shared;

  @BeforeAll
  static void apply(Cluster cluster) {
    shared = cluster.apply(MANIFEST);
  }

  @Test
  @Order(1)
  void first(Cluster cluster) {
    cluster.apply(MANIFEST);
    assertThat(namespaces(cluster)).hasSize(2);
  }

  @Test
  @Order(2)
  void second(Cluster cluster) {
    assertThat(namespaces(cluster)).containsExactly(shared.namespace());
  }

  @Nested
  @SuppressWarnings("ClassCanBeStatic")
  class Inner {
    @BeforeAll
    static void apply(Cluster cluster) {
      cluster.apply(MANIFEST);
    }

    @Test
    void hasBoth(Cluster cluster) {
      assertThat(namespaces(cluster)).hasSize(2).contains(shared.namespace());
    }
  }
}
