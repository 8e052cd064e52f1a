package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.seccomp.filter.FilterSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod of two containers, one without a filter and one with, the second of which fails. */
class ContainerAssertTest {
  private static final PodFacts FACTS =
      new PodFacts(
          new PodBuilder()
              .withNewMetadata()
              .withName("pair")
              .endMetadata()
              .withNewSpec()
              .addNewContainer()
              .withName("unfiltered")
              .endContainer()
              .addNewContainer()
              .withName("filtered")
              .withNewSecurityContext()
              .withNewSeccompProfile()
              .withType("Localhost")
              .withLocalhostProfile("profiles/audit.json")
              .endSeccompProfile()
              .endSecurityContext()
              .endContainer()
              .endSpec()
              .build(),
          List.of());
  private static final Cause EPERM = Cause.of("Error", "Operation not permitted", "log").with(7);

  private final PodObservation pod = pod(Outcome.of(OutcomeKind.CRASH_LOOP, EPERM), null);
  private final PodObservation bothRun = pod(Outcome.RUNNING, 2);

  @Test
  void eachContainerHasItsOwnOutcome() {
    assertThat(pod.container("filtered")).isCrashLooping().failedWith(Errno.EPERM);
    assertThat(pod.container("unfiltered")).isRunning();
    fails(pod.container("unfiltered"), ContainerAssert::isCrashLooping, "container 'unfiltered'");
    fails(
        pod.container("unfiltered"),
        it -> it.failedWith(Errno.EPERM),
        "to have failed with EPERM\nbut it is Running");
  }

  @Test
  void thePodsOutcomeIsThatOfTheContainerThatDecidesItAndNamesIt() {
    assertThat(pod).isCrashLooping().failedWith(Errno.EPERM);
    assertThatThrownBy(() -> assertThat(pod).isRunning())
        .hasMessageContaining(
            "but it is CrashLoopBackOff: container 'filtered': Error (exit code 7)");
  }

  @Test
  void hasSeccompIsAboutEachContainerOfAPod() {
    assertThat(bothRun.container("filtered")).hasSeccomp(SeccompMode.FILTERING);
    assertThat(bothRun.container("unfiltered")).hasSeccomp(SeccompMode.DISABLED);
    for (SeccompMode mode : List.of(SeccompMode.FILTERING, SeccompMode.DISABLED)) {
      assertThatThrownBy(() -> assertThat(bothRun).hasSeccomp(mode))
          .hasMessageContaining("seccomp " + mode.word() + " in each container\nbut container '")
          .hasMessageContaining("; pod 'pair' is Running\n");
    }
    fails(pod.container("filtered"), it -> it.hasSeccomp(SeccompMode.FILTERING), "to have seccomp");
  }

  @Test
  void aContainerThatItsFilterKilledHadOne() {
    PodObservation killed =
        pod(new Outcome(OutcomeKind.KILLED_BY_FILTER, Optional.of(EPERM), false), null);
    for (SeccompMode mode : List.of(SeccompMode.DISABLED, SeccompMode.FILTERING)) {
      assertThatThrownBy(() -> assertThat(killed).hasSeccomp(mode))
          .hasMessageContaining("container 'filtered' was killed by its filter");
    }
  }

  @Test
  void theProfileInForceSaysWhereItIsNamed() {
    assertThat(pod.container("filtered")).hasProfile("profiles/audit.json");
    assertThat(pod.container("unfiltered")).namesNoProfile();
    assertThat(pod.container("filtered").profile())
        .hasToString("Localhost profiles/audit.json, named by the container");
    fails(pod.container("filtered"), ContainerAssert::namesNoProfile, "to name no seccomp profile");
    fails(pod.container("unfiltered"), it -> it.hasProfile("x.json"), "to have the profile x.json");
    assertThatThrownBy(() -> assertThat(pod).namesNoProfile())
        .hasMessageContaining("\nbut container 'filtered' has Localhost profiles/audit.json");
    fails(
        pod.container("unfiltered"),
        it -> it.hasProfile("x.json"),
        "\nbut neither it nor its pod names one: the node decides; it is Running");
    fails(
        pod.container("filtered"),
        it -> it.hasProfile("x.json"),
        "\nbut it has Localhost profiles/audit.json, named by the container; it is CrashLoop");
  }

  @Test
  void theFilterThatWasReadBackIsThatOfAFile(@TempDir Path folder) throws IOException {
    String mine = Files.writeString(folder.resolve("mine.json"), FilterSamples.WIDE).toString();
    String other = Files.writeString(folder.resolve("o.json"), FilterSamples.MSEAL).toString();
    PodObservation read =
        new PodObservation(
            bothRun.facts(),
            "filtered",
            List.of(
                bothRun.container("unfiltered").withFilters(FilterSamples.onNode()),
                bothRun
                    .container("filtered")
                    .withFilters(FilterSamples.onNode(FilterSamples.WIDE_PROGRAM))),
            List.of());
    assertThat(read).runsTheFilterOf(mine);
    assertThat(read.container("filtered")).runsTheFilterOf(mine);
    fails(
        read.container("filtered"),
        it -> it.runsTheFilterOf(other),
        "o.json\nbut it is not the filter that runc 1.4.3 with libseccomp 2.5.4");
    fails(
        read.container("filtered"),
        it -> it.runsTheFilterOf(other),
        "ERRNO ENOSYS instead of ERRNO 77, 1 syscall: mkdir");
    fails(
        read.container("unfiltered"), it -> it.runsTheFilterOf(mine), "the process has no filter");
    assertThatThrownBy(() -> assertThat(bothRun).runsTheFilterOf(mine))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("workload.withFilters(pod)");
    assertThatThrownBy(() -> assertThat(read).runsTheFilterOf("no-such.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no-such.json");
  }

  @Test
  void anObservationIsOneLine() {
    assertThat(pod.toString()).startsWith("pod 'pair': CrashLoopBackOff: container 'filtered'");
    assertThat(pod.container("unfiltered")).hasToString("container 'unfiltered': Running");
  }

  @Test
  void aContainerThatIsNotThereIsBadInput() {
    assertThatThrownBy(() -> pod.container("third"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("choose one of unfiltered, filtered");
  }

  private static void fails(
      ContainerObservation container, Consumer<ContainerAssert> assertion, String message) {
    assertThatThrownBy(() -> assertion.accept(assertThat(container)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }

  private static PodObservation pod(Outcome ofFiltered, @Nullable Integer mode) {
    return new PodObservation(
        FACTS,
        "filtered",
        List.of(
            container("unfiltered", Outcome.RUNNING, 0), container("filtered", ofFiltered, mode)),
        List.of());
  }

  private static ContainerObservation container(
      String name, Outcome outcome, @Nullable Integer mode) {
    ContainerFacts container = FACTS.container(name);
    return new ContainerObservation(
        container,
        outcome,
        ProfileInForce.of(FACTS.pod().getSpec(), container.spec()),
        "",
        ContainerProcesses.none(""),
        List.of(),
        mode == null ? null : SeccompStatus.parse("Seccomp:\t" + mode + "\n"),
        null,
        null);
  }
}
