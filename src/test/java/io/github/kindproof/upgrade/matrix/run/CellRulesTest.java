package io.github.kindproof.upgrade.matrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.ContainerObservation;
import io.github.kindproof.workload.ContainerProcess;
import io.github.kindproof.workload.ContainerProcesses;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.ProcessOrigin;
import io.github.kindproof.workload.SamplePod;
import io.github.kindproof.workload.Serving;
import io.github.kindproof.workload.probe.SampleReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CellRulesTest {
  private static final Outcome RUNNING = Outcome.RUNNING;
  private static final Serving GOOD = new Serving("node", "http://node:30000/", 200, 600, true, "");
  private static final Serving CUT =
      new Serving("node", "http://node:30000/", 200, 12, false, "600 bytes were announced");

  @Test
  void aServiceIsFilteredAndServing() {
    assertThat(words(CellRules.ofService(pod(RUNNING, "", 2, GOOD))))
        .isEqualTo("Running, filtered, serving");
    assertThat(words(CellRules.ofService(pod(RUNNING, "", 0, GOOD))))
        .isEqualTo("Running, unfiltered, serving");
  }

  @Test
  void aProcessUnlikeTheFirstIsAContradiction() {
    PodObservation pod = pod(RUNNING, "", 2, GOOD);
    assertThat(words(CellRules.ofService(with(pod, 2)))).isEqualTo("Running, filtered, serving");
    CellObservation odd = CellRules.ofService(with(pod, 0));
    assertThat(words(odd)).isEqualTo("Running, contradictory");
    assertThat(odd.cause())
        .isEqualTo(
            "the first process has seccomp filtering, and pid 7 (its child, nginx: worker) has"
                + " disabled");
  }

  @Test
  void halfAPageIsNotServing() {
    CellObservation sight = CellRules.ofService(pod(RUNNING, "", 2, GOOD, CUT));
    assertThat(words(sight)).isEqualTo("Running, filtered, not serving");
    assertThat(sight.cause()).contains("600 bytes were announced");
    assertThat(words(CellRules.ofService(pod(RUNNING, "", 2))))
        .isEqualTo("Running, filtered, not serving");
  }

  @Test
  void whatFailsIsToldWithItsCause() {
    Cause cause = Cause.of("StartError", "stat /dev/null: operation not permitted", "last");
    CellObservation sight =
        CellRules.ofService(pod(Outcome.of(OutcomeKind.CRASH_LOOP, cause), "", null));
    assertThat(words(sight)).isEqualTo("CrashLoopBackOff");
    assertThat(sight.errno()).contains(Errno.EPERM);
    assertThat(sight.cause()).contains("[EPERM]");
    assertThat(sight.observed()).isTrue();
    CellObservation machine =
        CellRules.ofProbe(pod(Outcome.of(OutcomeKind.INFRASTRUCTURE, cause), "", null));
    assertThat(machine.observed()).isFalse();
    assertThat(CellRules.isToBeRepeated(machine)).isTrue();
    assertThat(CellRules.isToBeRepeated(sight)).isFalse();
  }

  @Test
  void theProbeIsFilteredOnlyIfAllSaySo() {
    CellObservation filtered = CellRules.ofProbe(pod(RUNNING, probe(2, "\"reboot\""), 2));
    assertThat(words(filtered)).isEqualTo("Running, filtered");
    assertThat(filtered.seccomp()).contains(SeccompMode.FILTERING);
    assertThat(filtered.evidence()).anyMatch(it -> it.title().equals(CellObservation.PROBE_REPORT));
    assertThat(words(CellRules.ofProbe(pod(RUNNING, probe(0, ""), 0))))
        .isEqualTo("Running, unfiltered");
  }

  @Test
  void aFilterThatIsMissingAlthoughTheSpecNamesOneIsNamed() {
    String vanished =
        "confinement vanished: it has no filter and should have OCI, named by the pod";
    SamplePod oci = SamplePod.of(RUNNING).naming("OCI").inMode(0);
    CellObservation probe = CellRules.ofProbe(oci.saying(probe(0, "")).observed());
    assertThat(words(probe)).isEqualTo("Running, unfiltered, less confined");
    assertThat(probe.cause()).startsWith(vanished);
    CellObservation service = CellRules.ofService(oci.answering(GOOD).observed());
    assertThat(words(service)).isEqualTo("Running, unfiltered, less confined, serving");
    assertThat(service.cause()).startsWith(vanished);
    SamplePod unconfined = SamplePod.of(RUNNING).naming("Unconfined").inMode(0);
    assertThat(words(CellRules.ofProbe(unconfined.saying(probe(0, "")).observed())))
        .isEqualTo("Running, unfiltered");
  }

  @Test
  void aProbeThatContradictsItselfOrItsNodeIsNeither() {
    CellObservation blocked = CellRules.ofProbe(pod(RUNNING, probe(0, "\"reboot\""), 0));
    assertThat(words(blocked)).isEqualTo("Running, contradictory");
    assertThat(blocked.cause())
        .isEqualTo(
            "the node reports disabled, the probe reports disabled and finds 1 syscall denied");
    assertThat(CellRules.isToBeRepeated(CellRules.ofProbe(pod(RUNNING, probe(2, "\"a\""), 0))))
        .isTrue();
    assertThat(CellRules.isToBeRepeated(CellRules.ofProbe(pod(RUNNING, probe(0, ""), null))))
        .isTrue();
  }

  private static String words(CellObservation sight) {
    return sight.outcome().toString();
  }

  private static PodObservation pod(
      Outcome outcome, String log, @Nullable Integer mode, Serving... serving) {
    return SamplePod.of(outcome).saying(log).inMode(mode).answering(serving).observed();
  }

  private static PodObservation with(PodObservation pod, int modeOfChild) {
    ContainerObservation it = pod.deciding();
    ContainerProcess child =
        new ContainerProcess(
            ProcessOrigin.CHILD,
            7,
            "nginx: worker",
            SeccompStatus.parse("Seccomp:\t" + modeOfChild + "\n"));
    ContainerObservation changed =
        new ContainerObservation(
            it.facts(),
            it.outcome(),
            it.profile(),
            it.log(),
            new ContainerProcesses(List.of(child), ""),
            it.execFailures(),
            it.seccomp(),
            it.filter(),
            it.loaded());
    return new PodObservation(pod.facts(), it.name(), List.of(changed), pod.serving());
  }

  private static String probe(int mode, String blocked) {
    return "a table\n" + SampleReport.json(mode, blocked);
  }
}
