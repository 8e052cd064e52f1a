package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchPodTest {
  private static final Pod POD =
      Serialization.unmarshal(
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: many}
          spec:
            terminationGracePeriodSeconds: 7
            initContainers:
            - {name: prepare, image: x}
            - {name: proxy, image: x, restartPolicy: Always, ports: [{containerPort: 15001}]}
            - {name: late, image: x}
            containers:
            - {name: first, image: x, ports: [{containerPort: 80}]}
            - {name: second, image: x}
          """,
          Pod.class);

  @Test
  void aMainContainerIsStartedBesideAllOthers() {
    BenchPod bench = BenchPod.of(POD, "second");
    assertThat(init(bench)).containsExactly("prepare", "proxy", "late");
    assertThat(main(bench)).containsExactly("first", "second", "kindproof-stays");
    assertThat(bench.ready()).isEqualTo("alive");
    assertThat(bench.pod().getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(BenchPod.of(POD, "first").ready()).isEqualTo("80");
  }

  @Test
  void anInitContainerIsStartedAfterThoseBeforeItAndWithoutThoseThatWaitForIt() {
    BenchPod bench = BenchPod.of(POD, "late");
    assertThat(init(bench)).containsExactly("prepare", "proxy");
    assertThat(main(bench)).containsExactly("late", "kindproof-stays");
    assertThat(bench.ready()).isEqualTo("end");
    assertThat(bench.waitsForItsEnd()).isTrue();
  }

  @Test
  void aSidecarIsStartedBesideTheMainContainers() {
    BenchPod bench = BenchPod.of(POD, "proxy");
    assertThat(init(bench)).containsExactly("prepare", "late");
    assertThat(main(bench)).containsExactly("proxy", "first", "second", "kindproof-stays");
    assertThat(bench.pod().getSpec().getContainers().get(0).getRestartPolicy()).isNull();
    assertThat(bench.ready()).isEqualTo("15001");
  }

  @Test
  void itsContainersGetThePodsOwnTimeToEnd() {
    assertThat(BenchPod.of(POD, "first").stops()).isEqualTo(Duration.ofSeconds(7));
  }

  private static List<String> init(BenchPod bench) {
    return bench.pod().getSpec().getInitContainers().stream().map(Container::getName).toList();
  }

  private static List<String> main(BenchPod bench) {
    return bench.pod().getSpec().getContainers().stream().map(Container::getName).toList();
  }
}
