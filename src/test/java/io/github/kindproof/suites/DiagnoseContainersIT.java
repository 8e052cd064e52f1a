package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.diagnose.Confined;
import io.github.kindproof.leastprivilege.diagnose.Diagnoser;
import io.github.kindproof.leastprivilege.diagnose.Diagnosis;
import io.github.kindproof.leastprivilege.diagnose.DiagnosisText;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.ContainerCalls;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pods of several containers of which one has a profile that is short of a call: the container and
 * the call are named, also where the filter kills, and nothing is left on the node.
 */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
class DiagnoseContainersIT {
  private static final SeccompProfile NO_MKDIR =
      new SeccompProfile(
          SeccompAction.ALLOW,
          OptionalInt.empty(),
          List.of(),
          List.of(),
          List.of(
              new SeccompRule(
                  List.of("mkdir", "mkdirat"),
                  SeccompAction.ERRNO,
                  OptionalInt.empty(),
                  List.of())),
          List.of());
  private static final String PAGE = "curl -sS --fail --max-time 5 http://$ADDRESS:$PORT/";

  @AfterEach
  void nothingOfAMutantIsLeft(Cluster cluster) {
    for (NodeShell node : cluster.nodes()) {
      assertThat(
              node.run(
                      "sh",
                      "-c",
                      "ls -d /sys/fs/cgroup/kindproof/* /sys/fs/cgroup/*/kindproof/* /run/kindproof-lanes/*"
                          + " 2> /dev/null | grep mutant; pgrep -af '[r]unc:'")
                  .stdout())
          .isEmpty();
    }
  }

  /** The second container, three times in a row. */
  @RepeatedTest(3)
  void theSecondContainerIsTheOneThatFails(Cluster cluster) {
    Diagnosis diagnosis =
        diagnosis(Confined.asTheyAre(workload(cluster, "second"), Map.of("agent", NO_MKDIR)));
    assertLacks(diagnosis, "agent", "mkdir");
  }

  @ParameterizedTest
  @CsvSource({"second, web", "init, prepare", "sidecar, agent"})
  void underOneProfileForAllTheFirstIsNamedThatNeedsTheCall(
      String pod, String container, Cluster cluster) {
    Diagnosis diagnosis = diagnosis(Confined.by(workload(cluster, pod), NO_MKDIR));
    assertLacks(diagnosis, container, "mkdir");
    assertThat(((Diagnosis.NeedsCalls) diagnosis).needed())
        .as(text(diagnosis))
        .extracting(CallFinding::use)
        .containsExactly(CallUse.START);
  }

  @Test
  void whatFailsAfterAWhileIsFoundToo(Cluster cluster) {
    Diagnosis diagnosis =
        diagnosis(Confined.asTheyAre(workload(cluster, "late"), Map.of("agent", NO_MKDIR)));
    assertLacks(diagnosis, "agent", "mkdir");
  }

  @ParameterizedTest
  @CsvSource({"init, prepare", "sidecar, agent"})
  void theOneThatIsAskedForIsLookedAt(String pod, String container, Cluster cluster) {
    Diagnosis diagnosis =
        diagnosis(Confined.by(workload(cluster, pod).forContainer(container), NO_MKDIR));
    assertLacks(diagnosis, container, "mkdir");
  }

  @Test
  void aHealthyContainerOfAPodThatFailsIsNoAllClear(Cluster cluster) {
    WorkloadUnderTest web = workload(cluster, "second").forContainer("web");
    SeccompProfile harmless = NO_MKDIR.with("mkdir").with("mkdirat");
    Diagnosis diagnosis =
        diagnosis(Confined.asTheyAre(web, Map.of("web", harmless, "agent", NO_MKDIR)));
    assertThat(diagnosis).as(text(diagnosis)).isInstanceOf(Diagnosis.AnotherFails.class);
    assertThat(((Diagnosis.AnotherFails) diagnosis).failing()).isEqualTo("agent");
  }

  @Test
  void aPodThatWorksIsSaidTo(Cluster cluster) {
    SeccompProfile harmless = NO_MKDIR.with("mkdir").with("mkdirat");
    Diagnosis diagnosis = diagnosis(Confined.by(workload(cluster, "second"), harmless));
    assertThat(diagnosis).as(text(diagnosis)).isInstanceOf(Diagnosis.Works.class);
  }

  /** What was recorded of each, with another default, and short of a call in one of them. */
  @ParameterizedTest
  @CsvSource({
    "second, agent, mkdir, KILL",
    "second, agent, futex, KILL",
    "init, prepare, unlinkat, KILL_PROCESS",
    "sidecar, agent, mkdir, KILL_THREAD",
    "second, agent, mkdir, TRAP",
  })
  void whereItsFilterKillsTheCallIsNamed(
      String pod, String container, String call, SeccompAction action, Cluster cluster) {
    WorkloadUnderTest workload = workload(cluster, pod);
    Map<String, SeccompProfile> profiles = new LinkedHashMap<>();
    WorkloadRecording recording =
        new Recorder(cluster, Progress.silent())
            .record(workload.manifest(), pod, new RecordingPlan(workload.plan(), 2));
    for (ContainerCalls calls : recording.containers()) {
      SeccompProfile whole = killing(recording.profileOf(calls, List.of()).profile(), action);
      profiles.put(
          calls.container(), calls.container().equals(container) ? whole.without(call) : whole);
    }
    Diagnosis diagnosis = diagnosis(Confined.asTheyAre(workload, profiles));
    assertLacks(diagnosis, container, call);
  }

  private static SeccompProfile killing(SeccompProfile profile, SeccompAction action) {
    return new SeccompProfile(
        action,
        OptionalInt.empty(),
        profile.architectures(),
        profile.flags(),
        profile.rules(),
        List.of());
  }

  private static void assertLacks(Diagnosis diagnosis, String container, String call) {
    assertThat(lacking(diagnosis)).as(text(diagnosis)).containsExactly(container);
    assertThat(needed(diagnosis)).as(text(diagnosis)).containsExactly(call);
    assertThat(((Diagnosis.NeedsCalls) diagnosis).rest()).as(text(diagnosis)).isEmpty();
  }

  private static List<String> lacking(Diagnosis diagnosis) {
    assertThat(diagnosis).as(text(diagnosis)).isInstanceOf(Diagnosis.NeedsCalls.class);
    return ((Diagnosis.NeedsCalls) diagnosis).lacks().stream().map(it -> it.container()).toList();
  }

  private static List<String> needed(Diagnosis diagnosis) {
    return ((Diagnosis.NeedsCalls) diagnosis).needed().stream().map(CallFinding::call).toList();
  }

  private static Diagnosis diagnosis(Confined confined) {
    return new Diagnoser(Progress.silent()).diagnose(confined);
  }

  private static String text(Diagnosis diagnosis) {
    return DiagnosisText.of("pod", "runc", diagnosis);
  }

  private static WorkloadUnderTest workload(Cluster cluster, String pod) {
    return new WorkloadUnderTest(
        cluster,
        cluster.manifest("src/test/manifests/containers/" + pod + ".yaml"),
        pod,
        LifePlan.of(Exercise.of(PAGE, Duration.ofSeconds(30))));
  }
}
