package io.github.kindproof.fleet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbePodRulesTest {
  private static final CheckPlan PLAN =
      new CheckPlan(
          "probe:1",
          Optional.of("app.json"),
          true,
          "/var/lib/kubelet",
          true,
          "",
          4,
          Duration.ofSeconds(60));
  private static final Pod POD = new CheckObjects(PLAN, "n").pod("worker");

  @Test
  void thePodIsAsUnprivilegedAsItsQuestionsAllow() {
    assertThat(POD.getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(POD.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(POD.getSpec().getVolumes()).isEmpty();
    assertThat(POD.getSpec().getContainers())
        .hasSize(3)
        .allSatisfy(
            container -> {
              assertThat(container.getSecurityContext().getCapabilities().getDrop())
                  .containsExactly("ALL");
              assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
            });
    Pod lists = new CheckObjects(PLAN, "n").profilesPod("worker");
    assertThat(lists.getSpec().getVolumes())
        .singleElement()
        .satisfies(
            volume ->
                assertThat(volume.getHostPath().getPath()).isEqualTo("/var/lib/kubelet/seccomp"));
    assertThat(lists.getSpec().getContainers().get(0).getVolumeMounts())
        .allMatch(mount -> mount.getReadOnly());
  }

  @Test
  void namesOfNodesThatAreTooLongStayApart() {
    String node = "a".repeat(80);
    assertThat(new CheckObjects(PLAN, "n").pod(node + "1").getMetadata().getName())
        .hasSizeLessThanOrEqualTo(63)
        .isNotEqualTo(new CheckObjects(PLAN, "n").pod(node + "2").getMetadata().getName());
  }

  @Test
  void itHasEndedWhenEachContainerHas() {
    Pod half = with(ended("node-default", 0), running("runtime-default"));
    assertThat(EndRules.of(half, Optional.empty())).isEmpty();
    Pod whole =
        with(
            ended("node-default", 0),
            ended("runtime-default", 1),
            waiting("wanted-profile", "CreateContainerError", "no such file"));
    Map<String, ContainerEnd> ends = EndRules.of(whole, Optional.empty()).orElseThrow();
    assertThat(ends)
        .hasEntrySatisfying("node-default", end -> assertThat(end.isGood()).isTrue())
        .hasEntrySatisfying("runtime-default", end -> assertThat(end.isGood()).isFalse());
    assertThat(ends.get("wanted-profile"))
        .hasToString("CreateContainerError: no such file")
        .matches(end -> !end.wasStarted());
  }

  @Test
  void whatMayStillChangeIsWaitedFor() {
    Pod pulls = with(waiting("node-default", "ErrImagePull", ""));
    assertThat(EndRules.of(pulls, Optional.empty())).isEmpty();
    Pod created = with(waiting("node-default", "ContainerCreating", ""));
    assertThat(EndRules.of(created, Optional.empty())).isEmpty();
    ContainerEnd trouble = new ContainerEnd("FailedMount", "is not a directory", Optional.empty());
    assertThat(EndRules.of(created, Optional.of(trouble)).orElseThrow())
        .containsEntry("node-default", trouble);
  }

  @Test
  void aPodThatTheKubeletDoesNotTakeHasEnded() {
    Pod refused =
        new PodBuilder(POD)
            .withNewStatus()
            .withPhase("Failed")
            .withReason("OutOfpods")
            .withMessage("no room")
            .endStatus()
            .build();
    assertThat(EndRules.of(refused, Optional.empty()).orElseThrow().get("node-default"))
        .hasToString("OutOfpods: no room");
  }

  @Test
  void whatAWebhookHasChangedIsNamedWhereItMatters() {
    assertThat(AdmissionRules.changes(POD, new PodBuilder(POD).build())).isEmpty();
    Pod labelled = new PodBuilder(POD).editMetadata().addToLabels("a", "b").endMetadata().build();
    assertThat(AdmissionRules.changes(POD, labelled)).isEmpty();
    Pod filtered =
        new PodBuilder(POD)
            .editSpec()
            .editContainer(0)
            .editSecurityContext()
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile()
            .endSecurityContext()
            .endContainer()
            .addNewContainer()
            .withName("proxy")
            .endContainer()
            .editSecurityContext()
            .withNewSeccompProfile()
            .withType("Localhost")
            .withLocalhostProfile("x.json")
            .endSeccompProfile()
            .endSecurityContext()
            .endSpec()
            .build();
    assertThat(AdmissionRules.changes(POD, filtered))
        .containsExactly(
            "set the pod's seccomp profile to Localhost x.json",
            "set the seccomp profile of container node-default to RuntimeDefault",
            "added the container proxy");
  }

  @Test
  void anotherImageAndAProfileTakenAwayAreNamedToo() {
    Pod other =
        new PodBuilder(POD)
            .editSpec()
            .editContainer(0)
            .withImage("mirror/probe:1")
            .endContainer()
            .editContainer(1)
            .withSecurityContext(null)
            .endContainer()
            .endSpec()
            .build();
    assertThat(AdmissionRules.changes(POD, other))
        .containsExactly(
            "changed the image of container node-default",
            "set the seccomp profile of container runtime-default to none");
  }

  @Test
  void theIdOfAContainerIsNoPartOfWhyAProfileDoesNotStart() {
    ContainerEnd end =
        new ContainerEnd(
            "StartError",
            "failed to start containerd task \"" + "0a".repeat(32) + "\": EPERM",
            Optional.of(128));
    assertThat(WantedProfile.of(end).message())
        .isEqualTo("StartError: failed to start containerd task EPERM");
    assertThat(WantedProfile.of(new ContainerEnd("Error", "", Optional.of(1))).starts()).isTrue();
  }

  @Test
  void filesAreReadWithTheirHashes() {
    assertThat(
            FilesReport.parse(
                "{\"files\":[{\"file\":\"b.json\",\"sha256\":\"\"},{\"file\":\"a/c.json\",\"sha256\":\"ff\"}]}"))
        .containsExactly(Map.entry("a/c.json", "ff"), Map.entry("b.json", "unreadable"));
  }

  private static Pod with(ContainerStatus... statuses) {
    return new PodBuilder(POD)
        .editSpec()
        .withContainers(POD.getSpec().getContainers().subList(0, statuses.length))
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .withContainerStatuses(statuses)
        .endStatus()
        .build();
  }

  private static ContainerStatus ended(String name, int code) {
    return status(
        name,
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(code)
            .withReason(code == 0 ? "Completed" : "Error")
            .endTerminated());
  }

  private static ContainerStatus running(String name) {
    return status(name, new ContainerStateBuilder().withNewRunning().endRunning());
  }

  private static ContainerStatus waiting(String name, String reason, String message) {
    return status(
        name,
        new ContainerStateBuilder()
            .withNewWaiting()
            .withReason(reason)
            .withMessage(message)
            .endWaiting());
  }

  private static ContainerStatus status(String name, ContainerStateBuilder state) {
    return new ContainerStatusBuilder().withName(name).withState(state.build()).build();
  }
}
