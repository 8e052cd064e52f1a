package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.github.kindproof.node.NodeProcess;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProcessRulesTest {
  private static final Container SPEC =
      new ContainerBuilder()
          .withName("web")
          .withNewLivenessProbe()
          .withExec(new ExecAction(List.of("check", "alive")))
          .endLivenessProbe()
          .withNewReadinessProbe()
          .withExec(new ExecAction(List.of("check", "ready")))
          .endReadinessProbe()
          .withNewStartupProbe()
          .withExec(new ExecAction(List.of("check", "started")))
          .endStartupProbe()
          .withNewLifecycle()
          .withNewPostStart()
          .withExec(new ExecAction(List.of("hook", "start")))
          .endPostStart()
          .withNewPreStop()
          .withExec(new ExecAction(List.of("hook", "stop")))
          .endPreStop()
          .endLifecycle()
          .build();
  private static final NodeProcess FIRST = process(10, 1, true, "nginx");

  @Test
  void descendantsOfTheFirstProcessAreItsChildren() {
    assertThat(origins(FIRST, process(11, 10, false, "worker"), process(12, 11, false, "sh")))
        .containsExactly(ProcessOrigin.FIRST, ProcessOrigin.CHILD, ProcessOrigin.CHILD);
  }

  @Test
  void aProgramThatTheRuntimeExecutedIsNamedByItsCommand() {
    assertThat(origin("check", "alive")).isEqualTo(ProcessOrigin.LIVENESS_PROBE);
    assertThat(origin("check", "ready")).isEqualTo(ProcessOrigin.READINESS_PROBE);
    assertThat(origin("check", "started")).isEqualTo(ProcessOrigin.STARTUP_PROBE);
    assertThat(origin("hook", "start")).isEqualTo(ProcessOrigin.POST_START_HOOK);
    assertThat(origin("hook", "stop")).isEqualTo(ProcessOrigin.PRE_STOP_HOOK);
    assertThat(origin("check")).isEqualTo(ProcessOrigin.EXEC);
  }

  @Test
  void aDescendantOfAProbeIsTheProbes() {
    assertThat(
            origins(
                FIRST, process(20, 7, false, "check", "alive"), process(21, 20, false, "sleep")))
        .endsWith(ProcessOrigin.LIVENESS_PROBE, ProcessOrigin.LIVENESS_PROBE);
  }

  @Test
  void onlyTheRuntimeBeforeItExecutesAProgramIsTheRuntime() {
    NodeProcess runtime =
        new NodeProcess(30, 7, "runc:[2:INIT]", List.of("runc", "init"), "web", false, status());
    assertThat(origins(FIRST, runtime)).endsWith(ProcessOrigin.RUNTIME);
  }

  @Test
  void processesOfOtherContainersAreLeftOut() {
    assertThat(
            ProcessRules.of(
                SPEC, List.of(new NodeProcess(5, 1, "x", List.of("x"), "db", true, status()))))
        .isEmpty();
  }

  @Test
  void parentsThatGoInACircleEnd() {
    assertThat(origins(process(40, 41, false, "a"), process(41, 40, false, "b"))).hasSize(2);
  }

  private static ProcessOrigin origin(String... command) {
    return origins(FIRST, process(20, 7, false, command)).get(1);
  }

  private static List<ProcessOrigin> origins(NodeProcess... processes) {
    return ProcessRules.of(SPEC, List.of(processes)).stream()
        .map(ContainerProcess::origin)
        .toList();
  }

  private static NodeProcess process(long pid, long parent, boolean first, String... command) {
    return new NodeProcess(pid, parent, command[0], List.of(command), "web", first, status());
  }

  private static SeccompStatus status() {
    return new SeccompStatus(SeccompMode.FILTERING, OptionalInt.of(1), false);
  }
}
