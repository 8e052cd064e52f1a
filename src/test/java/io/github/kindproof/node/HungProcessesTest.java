package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.SeccompMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a node with runc 1.1.5, on Linux 6.18; what the runtimes were given is shortened. */
class HungProcessesTest {
  private static final String RECORDED =
      PackagedFile.text(HungProcessesTest.class, "hung-processes.txt");

  @Test
  void eachIsReadWithItsContainerAndPod() {
    List<HungProcess> processes = HungProcesses.parse(RECORDED);

    assertThat(processes)
        .extracting(HungProcess::name)
        .containsExactly("st", "runc:[2:INIT]", "runc:[2:INIT]");
    HungProcess runtime = processes.get(1);
    assertThat(runtime.pid()).isEqualTo(27343);
    assertThat(runtime.mode()).isEqualTo(SeccompMode.DEAD);
    assertThat(runtime.livingThreads()).isEqualTo(5);
    assertThat(runtime.first()).isTrue();
    assertThat(runtime.isRuntime()).isTrue();
    assertThat(runtime.isKilledByFilter()).isTrue();
    assertThat(runtime.podUid()).contains("4b47eae3-1f58-4506-87cf-8f0a23619000");
    assertThat(runtime.containerId())
        .contains("89f8b0fcd5e0b783648d540c361b45a91cbad506c10ba6a1ad91bb76ddae9d73");
    assertThat(runtime.containerName()).contains("main");
    assertThat(runtime.started())
        .isBetween(Instant.ofEpochSecond(1795880046), Instant.ofEpochSecond(1795880048));
  }

  @Test
  void aProgramOfManyThreadsIsNoRuntime() {
    HungProcess program = HungProcesses.parse(RECORDED).get(0);

    assertThat(program.isRuntime()).isFalse();
    assertThat(program.isKilledByFilter()).isTrue();
    assertThat(program.livingThreads()).isEqualTo(1);
  }

  @Test
  void anOldKernelShowsTheDeadRuntimeAsFiltered() {
    List<HungProcess> processes =
        HungProcesses.parse(RECORDED.replaceAll("(\\d) 3 (\\d)", "$1 2 $2"));

    assertThat(processes)
        .extracting(HungProcess::isKilledByFilter)
        .as("a program may well end its first thread by itself")
        .containsExactly(false, true, true);
  }

  @Test
  void oneWithoutAContainerIsReadToo() {
    List<HungProcess> processes =
        HungProcesses.parse(
            "now 1795880054 1896.13\nprocess 12 0 2 100 0 a b\ncgroup 0::/init.scope \nend\n");

    assertThat(processes)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.name()).isEqualTo("a b");
              assertThat(it.containerId()).isEmpty();
              assertThat(it.podUid()).isEmpty();
              assertThat(it.spec()).isEmpty();
              assertThat(it.isKilledByFilter()).isFalse();
            });
  }
}
