package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.kindproof.BadInputException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodDemandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apps/v1  | Deployment  | replicas: 3                                      | 3 | 3
          apps/v1  | ReplicaSet  | replicas: 2                                      | 2 | 2
          v1       | ReplicationController | replicas: 2                            | 2 | 2
          apps/v1  | StatefulSet | replicas: 3                                      | 3 | 1
          apps/v1  | StatefulSet | podManagementPolicy: Parallel, replicas: 3       | 3 | 3
          batch/v1 | Job         | parallelism: 1, completions: 1                   | 1 | 1
          batch/v1 | Job         | parallelism: 2, completions: 5                   | 5 | 2
          batch/v1 | Job         | parallelism: 9, completions: 5                   | 5 | 5
          batch/v1 | Job         | parallelism: 4                                   | 4 | 4
          v1       | Pod         | nodeName: a                                      | 1 | 1
          """)
  void itIsWhatTheSpecSays(String version, String kind, String spec, int total, int atOnce) {
    assertThat(PodDemand.of(object(version, kind, spec, "")))
        .contains(new PodDemand(total, atOnce));
  }

  @Test
  void aDaemonSetIsCountedByItsController() {
    assertThat(PodDemand.of(object("apps/v1", "DaemonSet", "", ""))).isEmpty();
    assertThat(
            PodDemand.of(
                object(
                    "apps/v1",
                    "DaemonSet",
                    "",
                    "observedGeneration: 0, desiredNumberScheduled: 7")))
        .isEmpty();
    assertThat(
            PodDemand.of(
                object(
                    "apps/v1",
                    "DaemonSet",
                    "",
                    "observedGeneration: 1, desiredNumberScheduled: 2")))
        .contains(new PodDemand(2, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apps/v1  | Deployment  | replicas: 0                    | its spec has `replicas: 0`
          apps/v1  | Deployment  | replicas: 1, paused: true      | it is paused
          batch/v1 | Job         | suspend: true                  | it is suspended
          batch/v1 | Job         | parallelism: 0, completions: 1 | `parallelism: 0`
          apps/v1  | DaemonSet   | minReadySeconds: 0             | no node of this cluster
          """)
  void whatMakesNoneIsToldWhy(String version, String kind, String spec, String why) {
    assertThatThrownBy(
            () ->
                PodDemand.of(
                    object(
                        version, kind, spec, "observedGeneration: 1, desiredNumberScheduled: 0")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(kind.toLowerCase(Locale.ROOT) + "/web: creates no pods: ")
        .hasMessageContaining(why);
  }

  private static HasMetadata object(String version, String kind, String spec, String status) {
    return new KubernetesSerialization()
        .unmarshal(
            """
            apiVersion: %s
            kind: %s
            metadata: {name: web, generation: 1}
            spec: {%s}
            status: {%s}
            """
                .formatted(version, kind, spec, status));
  }
}
