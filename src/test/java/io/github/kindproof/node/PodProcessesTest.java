package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As a node with containerd 1.6.20 and runc 1.1.5 printed them, with a program of crictl exec. */
class PodProcessesTest {
  private static final String RECORDED =
      PackagedFile.text(PodProcessesTest.class, "pod-processes.txt");

  @Test
  void eachIsReadWithItsContainerAndItsParent() {
    List<NodeProcess> processes = PodProcesses.parse(RECORDED);

    assertThat(processes).extracting(NodeProcess::pid).containsExactly(2680L, 19027L);
    assertThat(processes).extracting(NodeProcess::container).containsOnly("main");
    assertThat(processes).extracting(NodeProcess::first).containsExactly(true, false);
    NodeProcess executed = processes.get(1);
    assertThat(executed.command()).containsExactly("sleep", "60");
    assertThat(executed.parent()).as("the shim").isEqualTo(2354);
    assertThat(executed.isRuntime()).isFalse();
    assertThat(executed.seccomp().mode()).isEqualTo(SeccompMode.FILTERING);
    assertThat(executed.seccomp().described()).isEqualTo("filtering, 1 filter, no new privileges");
  }

  @Test
  void aProcessThatHasEndedIsLeftOutAndOneThatItsFilterKilledIsNot() {
    String ended = RECORDED.replace("S (sleeping)", "Z (zombie)");
    assertThat(PodProcesses.parse(ended)).isEmpty();

    String killed = ended.replace("Seccomp:\t2", "Seccomp:\t3");
    assertThat(PodProcesses.parse(killed))
        .extracting(it -> it.seccomp().mode())
        .containsExactly(SeccompMode.DEAD, SeccompMode.DEAD);
  }

  @Test
  void aFirstProcessIsKnownThoughTheKernelForgotItsCgroup() {
    String dead =
        RECORDED
            .replaceAll("(?m)^cgroup .*$", "cgroup ")
            .replace("S (sleeping)", "Z (zombie)")
            .replace("Seccomp:\t2", "Seccomp:\t3");
    assertThat(PodProcesses.parse(dead)).extracting(NodeProcess::pid).containsExactly(2680L);
  }

  @Test
  void aProcessWithoutArgumentsShowsItsName() {
    assertThat(PodProcesses.parse(RECORDED.replace("c2xlZXAANjAA", "")).get(1).command())
        .containsExactly("sleep");
  }

  @Test
  void aPodWithoutContainersHasNone() {
    assertThat(PodProcesses.parse("")).isEmpty();
  }
}
