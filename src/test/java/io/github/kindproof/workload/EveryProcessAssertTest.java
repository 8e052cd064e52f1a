package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.github.kindproof.BadInputException;
import io.github.kindproof.node.NodeProcess;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EveryProcessAssertTest {
  private static final SeccompFilter FILTER =
      KillRulesTest.filter(KillRulesTest.only("mkdir", "ERRNO"));

  private final List<NodeProcess> processes = new ArrayList<>();
  private final List<Container> containers = new ArrayList<>();

  @Test
  void eachOfAPodUnderOneProfileHasAFilter() {
    container("web", "RuntimeDefault");
    process("web", 10, 1, true, SeccompMode.FILTERING);
    process("web", 11, 10, false, SeccompMode.FILTERING);
    assertThat(pod(FILTER))
        .satisfies(
            pod -> {
              assertThat(pod).everyProcess().hasFilter().isConfinedAsItsSpecSays();
              assertThat(pod).everyProcess().hasSeccomp(SeccompMode.FILTERING);
            });
  }

  @Test
  void aContainerWithoutAFilterIsNamedAndAllAreListed() {
    container("web", "RuntimeDefault");
    container("free", "Unconfined");
    process("web", 10, 1, true, SeccompMode.FILTERING);
    process("free", 20, 1, true, SeccompMode.DISABLED);
    PodObservation pod = pod(FILTER);
    assertThat(pod.container("web")).everyProcess().hasFilter();
    assertThatThrownBy(() -> assertThat(pod).everyProcess().hasFilter())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expecting pod 'pod' to have a filter in every process\n")
        .hasMessageContaining("but of 2 processes, these differ:\n")
        .hasMessageContaining(
            "container 'free': pid 20 (first process, cmd 20) has no filter; its profile is"
                + " Unconfined, named by the container")
        .hasMessageContaining("--- processes of pod pod\n")
        .hasMessageContaining("web        container  first process  10   filtering, 1 filter");
  }

  @Test
  void anExecutedProgramWithoutAFilterIsLessConfinedThanItsSpecSays() {
    container("web", "RuntimeDefault");
    process("web", 10, 1, true, SeccompMode.FILTERING);
    process("web", 30, 7, false, SeccompMode.DISABLED);
    assertThatThrownBy(() -> assertThat(pod(FILTER)).everyProcess().isConfinedAsItsSpecSays())
        .hasMessageContaining(
            "container 'web': pid 30 (exec, cmd 30) has no filter and should have RuntimeDefault,"
                + " named by the container");
  }

  @Test
  void aContainerOfATypeThatItsKubeletDoesNotKnowHasLostItsConfinement() {
    container("web", "OCI");
    container("free", "Unconfined");
    container("unset", null);
    process("web", 10, 1, true, SeccompMode.DISABLED);
    process("free", 20, 1, true, SeccompMode.DISABLED);
    process("unset", 30, 1, true, SeccompMode.DISABLED);
    PodObservation pod = pod(null);
    String how =
        "has no filter and should have OCI, named by the container (its kubelet does not know the"
            + " type OCI, and kubelets before 1.38 run such a container Unconfined)";
    assertThat(pod.vanishedConfinement()).containsExactly("container 'web' " + how);
    assertThat(pod.container("web")).hasLostItsConfinement();
    assertThatThrownBy(() -> assertThat(pod).everyProcess().isConfinedAsItsSpecSays())
        .hasMessageContaining("pid 10 (first process, cmd 10) " + how)
        .hasMessageContaining("--- confinement that vanished in pod pod\n");
    for (String other : List.of("free", "unset")) {
      assertThatThrownBy(() -> assertThat(pod.container(other)).hasLostItsConfinement())
          .hasMessageContaining("to have no filter although its spec names one")
          .hasMessageContaining("and it has seccomp disabled");
    }
  }

  @Test
  void aContainerWithItsFilterHasNotLostItsConfinement() {
    container("web", "RuntimeDefault");
    process("web", 10, 1, true, SeccompMode.FILTERING);
    assertThat(pod(FILTER).vanishedConfinement()).isEmpty();
    assertThatThrownBy(() -> assertThat(pod(FILTER).container("web")).hasLostItsConfinement())
        .hasMessageContaining(
            "but it has RuntimeDefault, named by the container, and it has seccomp filtering");
  }

  @Test
  void aSpecThatNamesNoneIsComparedWithWhatTheRuntimeReceived() {
    container("web", null);
    process("web", 10, 1, true, SeccompMode.FILTERING);
    process("web", 30, 7, false, SeccompMode.DISABLED);
    assertThatThrownBy(() -> assertThat(pod(FILTER)).everyProcess().isConfinedAsItsSpecSays())
        .hasMessageContaining("pid 30 (exec, cmd 30) has no filter, though the runtime received");
    assertThat(pod(null)).everyProcess().isConfinedAsItsSpecSays();
  }

  @Test
  void aFilterOfItsOwnDoesNotStandInForTheProfile() {
    container("web", "RuntimeDefault");
    process("web", 10, 1, true, SeccompMode.FILTERING);
    assertThatThrownBy(() -> assertThat(pod(null)).everyProcess().isConfinedAsItsSpecSays())
        .hasMessageContaining("has a filter of its own, but the runtime received none");
  }

  @Test
  void anUnconfinedProgramMayLoadAFilterAndARuntimeMayNot() {
    container("web", "Unconfined");
    process("web", 10, 1, true, SeccompMode.FILTERING);
    assertThat(pod(null)).everyProcess().isConfinedAsItsSpecSays();
    assertThatThrownBy(() -> assertThat(pod(FILTER)).everyProcess().isConfinedAsItsSpecSays())
        .hasMessageContaining("has a filter, though its spec names Unconfined");
  }

  @Test
  void aPrivilegedContainerIsNotConfinedWhateverItsSpecNames() {
    container("web", "RuntimeDefault");
    containers.set(
        0,
        new ContainerBuilder(containers.get(0))
            .editSecurityContext()
            .withPrivileged(true)
            .endSecurityContext()
            .build());
    process("web", 10, 1, true, SeccompMode.DISABLED);
    assertThatThrownBy(() -> assertThat(pod(null)).everyProcess().isConfinedAsItsSpecSays())
        .hasMessageContaining("named by the container (the container is privileged, so the");
  }

  @Test
  void theRuntimeItselfIsListedAndNotJudged() {
    container("web", "RuntimeDefault");
    process("web", 10, 1, true, SeccompMode.FILTERING);
    processes.add(
        new NodeProcess(31, 7, "runc:[2:INIT]", List.of("runc", "init"), "web", false, status(0)));
    PodObservation pod = pod(FILTER);
    assertThat(pod).everyProcess().hasFilter();
    assertThat(ProcessTable.of(pod.containers())).contains("runtime, about to execute a program");
  }

  @Test
  void aNodeThatCannotBeInspectedProvesNothing() {
    container("web", "RuntimeDefault");
    assertThatThrownBy(() -> assertThat(pod(FILTER, Optional.empty())).everyProcess().hasFilter())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("runs no programs on");
    assertThatThrownBy(() -> assertThat(pod(FILTER)).everyProcess().hasFilter())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("none of its processes was read");
  }

  private void container(String name, @Nullable String type) {
    var container = new ContainerBuilder().withName(name);
    if (type != null) {
      container
          .withNewSecurityContext()
          .withSeccompProfile(new SeccompProfileBuilder().withType(type).build())
          .endSecurityContext();
    }
    containers.add(container.build());
  }

  private void process(String container, long pid, long parent, boolean first, SeccompMode mode) {
    processes.add(
        new NodeProcess(
            pid,
            parent,
            "cmd",
            List.of("cmd", String.valueOf(pid)),
            container,
            first,
            status(mode.number())));
  }

  private static SeccompStatus status(int mode) {
    return new SeccompStatus(SeccompMode.of(mode), OptionalInt.of(mode == 0 ? 0 : 1), false);
  }

  private PodObservation pod(@Nullable SeccompFilter received) {
    return pod(received, Optional.of(processes));
  }

  private PodObservation pod(@Nullable SeccompFilter received, Optional<List<NodeProcess>> read) {
    PodFacts facts =
        new PodFacts(
            new PodBuilder()
                .withNewMetadata()
                .withName("pod")
                .endMetadata()
                .withNewSpec()
                .withContainers(containers)
                .endSpec()
                .build(),
            List.of());
    return new PodObservation(
        facts,
        containers.get(0).getName(),
        facts.all().stream().map(it -> observed(facts, it, received, read)).toList(),
        List.of());
  }

  private static ContainerObservation observed(
      PodFacts facts,
      ContainerFacts container,
      @Nullable SeccompFilter received,
      Optional<List<NodeProcess>> read) {
    ProfileInForce profile = ProfileInForce.of(facts.pod().getSpec(), container.spec());
    return new ContainerObservation(
        container,
        Outcome.RUNNING,
        profile,
        "",
        ContainerProcesses.of(container, read, List.of()),
        List.of(),
        read.stream()
            .flatMap(List::stream)
            .filter(it -> it.first() && it.container().equals(container.name()))
            .map(NodeProcess::seccomp)
            .findFirst()
            .orElse(null),
        received,
        null);
  }
}
