package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same with one instance for all tests. */
@OnFakeCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings({"UnusedVariable", "ClassCanBeStatic"})
class OncePerClass {
  private final Cluster cluster;

  OncePerClass(Cluster cluster, KubernetesVersion version) {
    this.cluster = cluster;
  }

  @BeforeAll
  void beforeAll(Cluster other) {
    assertThat(other.name()).isEqualTo(cluster.name());
  }

  @AfterAll
  void afterAll(Cluster other) {}

  @Test
  void test(Cluster other) {}

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class Inner {
    Inner(Cluster cluster) {}

    @BeforeAll
    void beforeAll(Cluster cluster) {}

    @Test
    void test(Cluster cluster) {}
  }
}
