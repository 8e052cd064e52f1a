package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import org.junit.jupiter.api.BeforeEach;

/** The same on a cluster, so that whatever fails leaves evidence. */
@OnFakeCluster
class ShapesOnCluster extends Shapes {
  @BeforeEach
  void takeCluster(Cluster cluster) {
    assertThat(cluster.name()).isNotEmpty();
  }
}
