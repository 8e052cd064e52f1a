package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.ContainerKind;
import io.github.kindproof.workload.ContainerProcess;
import io.github.kindproof.workload.ContainerProcesses;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.ProcessOrigin;
import io.github.kindproof.workload.Workload;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every process of a pod, read on a real node: init containers, sidecars, main and ephemeral
 * containers, and the programs of probes, hooks and {@code kubectl exec}.
 */
@Order(10)
@SeccompTest(seccompDefault = "none", profiles = "src/test/profiles", kubernetes = "default")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryProcessIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private Cluster cluster;
  private Workload pods;
  private PodObservation everything;

  @BeforeAll
  void apply(Cluster booted) {
    cluster = booted;
    pods = cluster.apply("src/test/manifests/processes.yaml");
    everything = pods.pod("everything");
  }

  @Test
  void eachProcessOfEachKindOfContainerIsConfinedAsItsSpecSays() {
    assertThat(everything).isRunning();
    assertThat(everything).everyProcess().hasFilter().isConfinedAsItsSpecSays();
    ContainerProcesses ofInit = everything.container("prepare").processes();
    assertThat(ofInit.all().isEmpty() ? ofInit.unread() : ofInit.all().get(0).origin().words())
        .as("read while it ran, or said not to have been on a busy machine")
        .isIn("first process", "ended; not read");
    assertThat(everything.container("sidecar").kind()).isEqualTo(ContainerKind.SIDECAR);
    assertThat(everything.container("sidecar")).everyProcess().hasSeccomp(SeccompMode.FILTERING);
    assertThat(origins(everything, "main"))
        .contains(ProcessOrigin.FIRST, ProcessOrigin.CHILD)
        .doesNotContain(ProcessOrigin.EXEC);
  }

  @Test
  void theProgramOfAProbeIsRead() {
    PodObservation pod =
        observedUntil(
            "everything", it -> origins(it, "main").contains(ProcessOrigin.READINESS_PROBE));
    assertThat(pod).everyProcess().isConfinedAsItsSpecSays();
  }

  @Test
  void aProgramOfKubectlExecHasTheFilterOfItsContainer() {
    try (ExecWatch exec = exec("everything", "localhost", "sleep", "900")) {
      PodObservation pod =
          observedUntil("everything", it -> origins(it, "localhost").contains(ProcessOrigin.EXEC));
      assertThat(exec.exitCode()).isNotDone();
      assertThat(pod.container("localhost")).everyProcess().hasFilter().isConfinedAsItsSpecSays();
    }
  }

  @Test
  void anUnconfinedContainerBesideAConfinedOneIsNamed() {
    try (ExecWatch exec = exec("unconfined-beside", "free", "sleep", "901")) {
      PodObservation pod =
          observedUntil(
              "unconfined-beside", it -> origins(it, "free").contains(ProcessOrigin.EXEC));
      assertThat(exec.exitCode()).isNotDone();
      assertThat(pod).isRunning();
      assertThat(pod.container("confined")).everyProcess().hasFilter();
      assertThat(pod).everyProcess().isConfinedAsItsSpecSays();
      assertThatThrownBy(() -> assertThat(pod).everyProcess().hasFilter())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("container 'free': pid ")
          .hasMessageContaining("(first process, sleep 1000) has no filter")
          .hasMessageContaining("(exec, sleep 901) has no filter")
          .hasMessageContaining("RuntimeDefault, named by the pod")
          .hasMessageNotContaining("container 'confined': pid ");
    }
  }

  @Test
  void aPrivilegedContainerThatNamesAProfileIsLessConfinedThanItsSpecSays() {
    PodObservation pod = pods.pod("privileged");
    assertThat(pod).isRunning();
    assertThatThrownBy(() -> assertThat(pod).everyProcess().isConfinedAsItsSpecSays())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("(first process, sleep 1000) has no filter and should have")
        .hasMessageContaining("the container is privileged");
  }

  @Test
  void aPodsProfileAppliesToAnEphemeralContainerThatNamesNone() {
    cluster
        .client()
        .pods()
        .inNamespace(pods.namespace())
        .withName("debugged")
        .ephemeralContainers()
        .edit(
            pod ->
                new PodBuilder(pod)
                    .editSpec()
                    .addToEphemeralContainers(debugger("debugger", null))
                    .addToEphemeralContainers(debugger("free", "Unconfined"))
                    .endSpec()
                    .build());
    PodObservation pod =
        observedUntil(
            "debugged",
            // The node has the process before the API server knows of it.
            it ->
                Stream.of("debugger", "free")
                    .allMatch(
                        name ->
                            !origins(it, name).isEmpty()
                                && it.container(name).outcome().isRunning()));
    assertThat(pod).isRunning();
    assertThat(pod.deciding().name()).isEqualTo("main");
    assertThat(pod.container("debugger")).isRunning().hasSeccomp(SeccompMode.FILTERING);
    assertThat(pod.container("free")).isRunning().hasSeccomp(SeccompMode.DISABLED);
    assertThat(pod).everyProcess().isConfinedAsItsSpecSays();
    assertThatThrownBy(() -> assertThat(pod).everyProcess().hasFilter())
        .hasMessageContaining("ephemeral container 'free': pid ")
        .hasMessageNotContaining("ephemeral container 'debugger': pid ");
  }

  @Test
  void aProfileThatBreaksOnlyTheProgramOfAHookIsTheCause() {
    PodObservation pod = pods.pod("hook-broken");
    assertThat(pod).isCrashLooping().withMessage("Cannot fork").forWantOf("vfork");
    assertThat(pod.deciding().name()).isEqualTo("main");
    assertThat(pod.because()).contains("a program that is executed in it fails");
    assertThat(pod.container("sidecar")).isRunning().everyProcess().hasFilter();
  }

  @Test
  void aProfileThatBreaksOnlyTheProgramOfAProbeIsTheCause() {
    PodObservation pod = pods.pod("probe-broken");
    assertThat(pod).isUnhealthy().withMessage("Liveness probe failed").forWantOf("vfork");
    assertThat(pod.because()).contains("a program that is executed in it fails");
  }

  private static EphemeralContainer debugger(String name, @Nullable String profile) {
    var container =
        new EphemeralContainerBuilder()
            .withName(name)
            .withImage("kindproof/shell:1")
            .withImagePullPolicy("IfNotPresent")
            .withCommand("sleep", "1000");
    if (profile != null) {
      container
          .withNewSecurityContext()
          .withNewSeccompProfile()
          .withType(profile)
          .endSeccompProfile()
          .endSecurityContext();
    }
    return container.build();
  }

  private PodObservation observedUntil(String pod, Predicate<PodObservation> good) {
    return new Wait("the processes of pod '" + pod + "'", LIMIT, INTERVAL)
        .until(() -> pods.pod(pod), good)
        .last();
  }

  private ExecWatch exec(String pod, String container, String... command) {
    return cluster
        .client()
        .pods()
        .inNamespace(pods.namespace())
        .withName(pod)
        .inContainer(container)
        .writingOutput(OutputStream.nullOutputStream())
        .exec(command);
  }

  private static List<ProcessOrigin> origins(PodObservation pod, String container) {
    return pod.containers().stream()
        .filter(it -> it.name().equals(container))
        .flatMap(it -> it.processes().all().stream())
        .map(ContainerProcess::origin)
        .toList();
  }
}
