package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes a cluster wherever JUnit takes a parameter. */
@OnFakeCluster
@SuppressWarnings({"UnusedVariable", "ClassCanBeStatic"})
class Everywhere {
  Everywhere(Cluster cluster, KubernetesVersion version, TestInfo info) {
    assertThat(cluster.spec().kubernetes()).isEqualTo(version);
  }

  @BeforeAll
  static void beforeAll(Cluster cluster, KubernetesVersion version, NodeRuntime runtime) {
    assertThat(cluster.spec().runtime()).isEqualTo(runtime);
  }

  @BeforeEach
  void beforeEach(Cluster cluster, BootResult result) {
    assertThat(result).isInstanceOf(BootResult.Booted.class);
  }

  @AfterEach
  void afterEach(Cluster cluster, TestInfo info) {}

  @AfterAll
  static void afterAll(Cluster cluster) {}

  @Test
  void test(Cluster cluster, BootResult result, KubernetesVersion version, NodeRuntime runtime) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void parameterized(int number, Cluster cluster) {}

  @ParameterizedTest
  @MethodSource
  void parameterizedByTheCluster(String name, Cluster cluster) {
    assertThat(cluster.name()).isEqualTo(name);
  }

  static Stream<String> parameterizedByTheCluster(Cluster cluster) {
    return Stream.of(cluster.name());
  }

  @RepeatedTest(2)
  void repeated(Cluster cluster) {}

  @TestFactory
  List<DynamicTest> factory(Cluster cluster) {
    return List.of(dynamicTest("one", () -> assertThat(cluster.name()).isNotEmpty()));
  }

  @Nested
  class Inner {
    Inner(Cluster cluster) {}

    @BeforeAll
    static void beforeAll(Cluster cluster) {}

    @BeforeEach
    void beforeEach(Cluster cluster) {}

    @AfterAll
    static void afterAll(Cluster cluster) {}

    @Test
    void test(Cluster cluster) {}

    @Nested
    class Innermost {
      @Test
      void test(Cluster cluster) {}
    }
  }
}
