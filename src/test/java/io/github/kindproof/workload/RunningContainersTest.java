package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods as a real API server gave them: which containers run, and what to do if none does. */
class RunningContainersTest {
  @Test
  void theOthersHaveTheirState() {
    RunningContainers containers =
        RunningContainers.of("web", Recorded.facts("second-container-fails"), Optional.empty());
    assertThat(containers.running()).extracting(ContainerFacts::name).containsExactly("first");
    assertThat(containers.others())
        .extracting(it -> it.name() + " is " + it.state())
        .containsExactly("second is waiting: CrashLoopBackOff");
  }

  @ParameterizedTest
  @CsvSource({
    "crash-loop-of-the-loader, waiting: CrashLoopBackOff, kubectl logs --previous",
    "being-created, waiting: ContainerCreating, wait until it runs",
  })
  void aPodWithoutARunningContainer(String recorded, String state, String remedy) {
    assertThatThrownBy(
            () -> RunningContainers.of("web", Recorded.facts(recorded), Optional.empty()))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("pod web has no running container: ")
        .hasMessageContaining(" is " + state + "; ")
        .hasMessageContaining(remedy);
  }

  @Test
  void aContainerThatDoesNotRun() {
    PodFacts facts = Recorded.facts("second-container-fails");
    assertThatThrownBy(() -> RunningContainers.of("web", facts, Optional.of("second")))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(
            "pod web has no running container 'second': second is waiting: CrashLoopBackOff; find"
                + " out why it ends");
    assertThatThrownBy(() -> RunningContainers.of("web", facts, Optional.of("third")))
        .isInstanceOf(BadInputException.class);
    PodFacts done = Recorded.facts("one-container-is-done");
    String ended =
        done.containers().stream()
            .filter(ContainerFacts::isDone)
            .map(ContainerFacts::name)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> RunningContainers.of("web", done, Optional.of(ended)))
        .hasMessageContaining("a process that has ended has no filter");
  }
}
