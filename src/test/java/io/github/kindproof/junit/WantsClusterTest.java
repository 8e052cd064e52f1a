package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantsClusterTest {
  @SuppressWarnings("unused")
  private static class WithHelper {
    @Test
    void test() {}

    private static void settle(Cluster cluster) {}
  }

  @SuppressWarnings("unused")
  private static class WithTest {
    @Test
    void test(Cluster cluster) {}
  }

  @SuppressWarnings("unused")
  private static class WithSetUp {
    @BeforeEach
    void setUp(Cluster cluster) {}
  }

  /**
   * A class whose tests lease clusters themselves must not hold one too: it may wait for itself.
   */
  @Test
  void aHelperMethodAsksForNone() {
    assertThat(WantsCluster.is(WithHelper.class)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(classes = {WithTest.class, WithSetUp.class})
  void whatJUnitCallsDoes(Class<?> tests) {
    assertThat(WantsCluster.is(tests)).isTrue();
  }
}
