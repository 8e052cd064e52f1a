package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptNamesTest {
  private static final String CLUSTER = "kindproof-clx-5240-oifzsja7-1";
  private static final String NODE = CLUSTER + "-control-plane";

  @Test
  void tellTheCluster() {
    String image = KeptNames.image(CLUSTER, NODE);
    assertThat(image).isEqualTo("kindproof/kept-" + CLUSTER + ":control-plane");
    assertThat(KeptNames.cluster(image)).contains(CLUSTER);
    String volume = KeptNames.volume(CLUSTER, NODE);
    assertThat(volume).isEqualTo(CLUSTER + ".kept.control-plane");
    assertThat(KeptNames.cluster(volume)).contains(CLUSTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kindproof/node:v1.34.11-88cfac23ebe7", "40a8a693dab14e9e23c06d34", ""})
  void othersKeepNothing(String name) {
    assertThat(KeptNames.cluster(name)).isEmpty();
  }
}
