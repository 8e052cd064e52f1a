package io.github.kindproof.leastprivilege.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PodContainersTest {
  /** The statuses are sorted by name, as kubelets sort them. */
  private static final Pod POD =
      Serialization.unmarshal(
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: many}
          spec:
            initContainers:
            - {name: prepare, image: x}
            - {name: proxy, image: x, restartPolicy: Always}
            containers:
            - {name: zebra, image: x}
            - {name: ant, image: x}
          status:
            containerStatuses:
            - name: ant
              state: {waiting: {reason: CrashLoopBackOff}}
              lastState:
                terminated:
                  {exitCode: 1, startedAt: "2026-11-28T15:00:00Z", finishedAt: "2026-11-28T15:00:05Z"}
            - name: zebra
              state: {running: {startedAt: "2026-11-28T15:00:00Z"}}
              lastState: {}
          """,
          Pod.class);

  @Test
  void theyStartInThisOrderWhateverTheKubeletSortsThemBy() {
    assertThat(PodContainers.names(POD)).containsExactly("prepare", "proxy", "zebra", "ant");
    assertThat(PodContainers.main(POD)).isEqualTo("zebra");
  }

  @Test
  void anInitContainerEndsAndASidecarDoesNot() {
    assertThat(PodContainers.ends(POD, "prepare")).isTrue();
    assertThat(PodContainers.ends(POD, "proxy")).isFalse();
    assertThat(PodContainers.ends(POD, "zebra")).isFalse();
  }

  @Test
  void howLongOneLivedIsKnownOnceItHasEnded() {
    assertThat(PodContainers.lived(POD, "ant")).contains(Duration.ofSeconds(5));
    assertThat(PodContainers.lived(POD, "zebra")).isEmpty();
    assertThat(PodContainers.lived(POD, "prepare")).isEmpty();
  }
}
