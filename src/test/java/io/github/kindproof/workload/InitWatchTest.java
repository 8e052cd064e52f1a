package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.node.NodeProcess;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InitWatchTest {
  private final List<NodeProcess> onNode = new ArrayList<>();
  private int looks;
  private final InitWatch watch =
      new InitWatch(
          new PodInspector() {
            @Override
            public Optional<Seen> look(
                String namespace, PodFacts facts, List<HasMetadata> objects, Decision decision) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Optional<List<NodeProcess>> processes(PodFacts facts) {
              looks++;
              return Optional.of(onNode);
            }
          });

  @Test
  void aRunningInitContainerIsReadOnceItsProgramRuns() {
    PodFacts running = running();
    onNode.add(process("runc:[2:INIT]", "prepare"));
    watch.look(running);
    assertThat(watch.caught()).isEmpty();

    onNode.set(0, process("sleep", "prepare"));
    onNode.add(process("other", "sidecar"));
    watch.look(running);
    watch.look(running);
    assertThat(watch.caught()).extracting(NodeProcess::name).containsExactly("sleep");
    assertThat(looks).as("not again").isEqualTo(2);
  }

  @Test
  void nothingIsReadWhileNoneRuns() {
    watch.look(Recorded.facts("running"));
    watch.look(Recorded.facts("init-container-fails"));
    assertThat(looks).isZero();
  }

  /** The recorded pod, while its init container ran. */
  private static PodFacts running() {
    return new PodFacts(
        new PodBuilder(Recorded.facts("init-container-fails").pod())
            .editStatus()
            .editInitContainerStatus(0)
            .withNewState()
            .withNewRunning()
            .endRunning()
            .endState()
            .endInitContainerStatus()
            .endStatus()
            .build(),
        List.of());
  }

  private static NodeProcess process(String name, String container) {
    SeccompStatus status = new SeccompStatus(SeccompMode.FILTERING, OptionalInt.of(1), false);
    return new NodeProcess(10, 1, name, List.of(name), container, true, status);
  }
}
