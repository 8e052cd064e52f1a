package io.github.kindproof.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.workload.Cause;
import org.junit.jupiter.api.Test;

/** Lines as kubelets of 1.34.11 and 1.24.17 and their systemd really wrote them. */
class KubeletDiagnosisTest {
  private static final String EXIT =
      "kubelet.service: Main process exited, code=exited, status=1/FAILURE\n"
          + "kubelet.service: Failed with result 'exit-code'.\n";
  private static final String GATE =
      "E1125 07:13:08.231781     244 run.go:72] \"command failed\" err=\"failed to set feature "
          + "gates"
          + " from initial flags-based config: unrecognized feature gate: SeccompDefault\"\n";
  private static final String FILES =
      "E1125 07:15:09.815676     281 kubelet.go:1692] \"Failed to start cAdvisor\""
          + " err=\"inotify_init: too many open files\"\n";

  @Test
  void theSameErrorThreeTimesIsTheCause() {
    Cause cause = KubeletDiagnosis.ofKubelet((FILES + EXIT).repeat(3), "node", 3).orElseThrow();
    assertThat(cause.message()).isEqualTo("inotify_init: too many open files");
    assertThat(cause.reason()).isEqualTo("kubelet exited 3 times");
  }

  @Test
  void twiceProvesNothing() {
    assertThat(KubeletDiagnosis.ofKubelet((FILES + EXIT).repeat(2), "node", 3)).isEmpty();
  }

  @Test
  void aRefusedGateIsTheCauseAtOnce() {
    Cause cause = KubeletDiagnosis.ofKubelet(GATE + EXIT, "node", 3).orElseThrow();
    assertThat(cause.message()).endsWith("unrecognized feature gate: SeccompDefault");
    assertThat(cause.reason()).isEqualTo("kubelet exited once");
    assertThat(cause.source()).contains("node");
    assertThat(KubeletDiagnosis.isOfHost(cause)).isFalse();
    assertThat(KubeletDiagnosis.ofKubelet(GATE, "node", 3)).isEmpty();
  }

  @Test
  void anotherErrorInBetweenProvesNothing() {
    String journal = FILES + EXIT + GATE + EXIT + FILES + EXIT;
    assertThat(KubeletDiagnosis.ofKubelet(journal, "node", 3)).isEmpty();
  }

  @Test
  void exitsWithoutAWordProveNothing() {
    assertThat(KubeletDiagnosis.ofKubelet(EXIT.repeat(5), "node", 3)).isEmpty();
  }

  @Test
  void controlGroupsThatAreNotMadeYetAreNoVerdict() {
    Cause cause =
        Cause.of(
            "kubelet exited 3 times",
            "failed to run Kubelet: invalid configuration: cgroup [\"kubelet\"] has some missing"
                + " paths: /sys/fs/cgroup/hugetlb/kubelet.slice",
            "kubelet's journal");
    assertThat(KubeletDiagnosis.isOfHost(cause)).isTrue();
  }

  @Test
  void whatTheHostIsShortOfIsNoVerdict() {
    Cause cause = KubeletDiagnosis.ofKubelet((FILES + EXIT).repeat(3), "node", 3).orElseThrow();
    assertThat(KubeletDiagnosis.isOfHost(cause)).isTrue();
  }

  @Test
  void cgroupsThatCameAfterTheNodeBeganAreNoVerdict() {
    String missing =
        "E1125 22:48:14.659564     336 run.go:72] \"command failed\" err=\"failed to run Kubelet: "
            + "invalid"
            + " configuration: cgroup [\\\"kubelet\\\"] has some missing paths:"
            + " /sys/fs/cgroup/hugetlb/kubelet.slice\"\n";
    Cause cause = KubeletDiagnosis.ofKubelet((missing + EXIT).repeat(3), "node", 3).orElseThrow();
    assertThat(KubeletDiagnosis.isOfHost(cause)).isTrue();
  }

  @Test
  void aRuntimeThatTakesNoPodsExplainsItsKubelet() {
    Cause kubelet =
        Cause.of(
            "kubelet exited 3 times",
            "validate CRI v1 runtime API: unknown service runtime.v1.RuntimeService",
            "kubelet's journal on n");
    String journal =
        "level=warning msg=\"failed to load plugin io.containerd.grpc.v1.cri\""
            + " error=\"failed to create fsnotify watcher: too many open files\"\n";
    Cause cause = KubeletDiagnosis.ofRuntime(kubelet, () -> journal);
    assertThat(cause.message()).isEqualTo("failed to create fsnotify watcher: too many open files");
    assertThat(KubeletDiagnosis.isOfHost(cause)).isTrue();
    assertThat(KubeletDiagnosis.ofRuntime(kubelet, () -> "nothing of the kind")).isEqualTo(kubelet);
  }
}
