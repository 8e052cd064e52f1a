package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.ProfileInForce;
import io.github.kindproof.workload.Workload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Pods of several containers on a real node: each with the container that decides, its own log, its
 * own filter, and the errno that it failed for or none. All pods are applied at once.
 */
@Order(10)
@SeccompTest(seccompDefault = "none", profiles = "src/test/profiles", kubernetes = "default")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PodContainersIT {
  private static final String NO_MKDIR = "profiles/no-mkdir.json";

  private Workload pods;

  @BeforeAll
  void applyAll(Cluster cluster) {
    pods = cluster.apply("src/test/manifests/containers.yaml");
  }

  @Test
  void theSecondContainerFails() {
    PodObservation pod = pods.pod("second-fails");
    assertThat(pod).isCrashLooping().withMessage("second gives up");
    assertThat(pod.deciding().name()).isEqualTo("second");
    assertThat(pod.cause().orElseThrow().errno()).as("the line is the first one's").isNull();
    assertThat(pod.cause().orElseThrow().exitCode()).isEqualTo(7);
    assertThat(pod.container("first")).isRunning().withMessage("Function not implemented");
    assertThat(pod.container("first").restarts()).isZero();
  }

  @Test
  void bothFailEachInItsOwnWay() {
    PodObservation pod = pods.pod("both-fail");
    assertThat(pod.deciding().name()).as("the first of the spec").isEqualTo("zeta");
    assertThat(pod).isCrashLooping().failedWith(Errno.ENODEV);
    assertThat(pod.container("zeta").filter()).isNull();
    assertThat(pod.container("alpha"))
        .isCrashLooping()
        .failedWith(Errno.EPERM)
        .hasProfile(NO_MKDIR);
    assertThat(pod.container("alpha").filter()).isNotNull();
    assertThat(pod.container("alpha").log()).contains("mkdir").doesNotContain("zeta");
  }

  @Test
  void anInitContainerFails() {
    PodObservation pod = pods.pod("init-fails");
    assertThat(pod).isCrashLooping().failedWith(Errno.EPERM).withMessage("mkdir");
    assertThat(pod.deciding().what()).isEqualTo("init container 'prepare'");
    assertThat(pod.container("main").containerId()).isEmpty();
  }

  @Test
  void anInitContainerFailsWithoutAWord() {
    PodObservation pod = pods.pod("init-silent");
    assertThat(pod).isCrashLooping();
    assertThat(pod.cause().orElseThrow().exitCode()).isEqualTo(6);
    assertThat(pod.log()).isEmpty();
  }

  @Test
  void aSidecarFailsBeforeTheMainContainerHasStarted() {
    PodObservation pod = pods.pod("sidecar-fails-first");
    assertThat(pod).isCrashLooping().failedWith(Errno.EPERM);
    assertThat(pod.deciding().what()).isEqualTo("sidecar 'proxy'");
  }

  @Test
  void aSidecarFailsAfterTheMainContainerHasStarted() {
    PodObservation pod = pods.pod("sidecar-fails-later");
    assertThat(pod).isCrashLooping().failedWith(Errno.EPERM).withMessage("mkdir");
    assertThat(pod.deciding().name()).isEqualTo("proxy");
    assertThat(pod.container("main")).isRunning().hasSeccomp(SeccompMode.DISABLED);
  }

  @Test
  void aHookFails() {
    PodObservation pod = pods.pod("hook-fails");
    assertThat(pod).isCrashLooping().failedWith(Errno.EPERM).withMessage("mkdir");
    assertThat(pod.cause().orElseThrow().reason()).isEqualTo("FailedPostStartHook");
  }

  @Test
  void theProfileRefusesWhatTheLivenessProbeDoes() {
    assertThat(pods.pod("probe-refused"))
        .isUnhealthy()
        .failedWith(Errno.EPERM)
        .withMessage("Liveness probe failed");
  }

  @Test
  void aContainersProfileComesBeforeThePods() {
    PodObservation pod = pods.pod("profiles-differ");
    assertThat(pod).isRunning();
    assertThat(pod.container("unfiltered")).hasSeccomp(SeccompMode.DISABLED);
    assertThat(pod.container("unfiltered").profile().from()).isEqualTo(ProfileInForce.Origin.POD);
    assertThat(pod.container("filtered")).hasSeccomp(SeccompMode.FILTERING).hasProfile(NO_MKDIR);
    assertThat(pod.container("filtered").profile().from())
        .isEqualTo(ProfileInForce.Origin.CONTAINER);
  }

  @Test
  void anErrnoLongBeforeTheEndIsNotTheCause() {
    PodObservation pod = pods.pod("early-errno");
    assertThat(pod).isCrashLooping();
    assertThat(pod.cause().orElseThrow()).hasToString("Error (exit code 7)");
  }

  @Test
  void anErrnoThatTheContainerSurvivedIsNotTheCauseThoughTheLogEndsWithIt() {
    PodObservation pod = pods.pod("survived-errno");
    assertThat(pod).isCrashLooping().withMessage("step 5").withMessage("Operation not permitted");
    assertThat(pod.cause().orElseThrow().errno()).isNull();
  }

  @Test
  void aProbeThatTheFilterKillsNamesTheCall() {
    assertThat(pods.pod("probe-killed"))
        .isUnhealthy()
        .withMessage("wrote nothing; the container's filter killed mkdir")
        .forWantOf("mkdir");
  }

  @Test
  void anErrorIsNotTheCauseWhereTheContainerWroteOnASecondLater() {
    PodObservation pod = pods.pod("wrote-on");
    assertThat(pod).isCrashLooping().withMessage("fatal: no database");
    assertThat(pod.cause().orElseThrow().errno()).isNull();
  }

  @Test
  void aHookThatTheFilterKillsNamesTheCall() {
    assertThat(pods.pod("hook-killed"))
        .isCrashLooping()
        .withMessage("the container's filter killed mkdir")
        .forWantOf("mkdir");
  }

  @Test
  void aChildThatTheFilterKillsNamesTheCall() {
    assertThat(pods.pod("child-killed")).isCrashLooping().forWantOf("mkdir");
  }

  @Test
  void endingWellAgainAndAgainIsACrashLoop() {
    PodObservation pod = pods.pod("ends-well");
    assertThat(pod).isCrashLooping().withMessage("exits with code 0");
    assertThat(pod.cause().orElseThrow().errno()).isNull();
  }

  @Test
  void aPodRunsOnWhenOneOfItsContainersIsDone() {
    PodObservation pod = pods.pod("one-done");
    assertThat(pod).isRunning();
    assertThat(pod.container("task")).isCompleted();
    assertThat(pod.deciding().name()).isEqualTo("server");
  }
}
