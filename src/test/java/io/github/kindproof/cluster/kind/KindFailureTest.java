package io.github.kindproof.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.workload.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as kind 0.33 really wrote them. */
class KindFailureTest {
  private static final List<String> PORT =
      List.of(
          " ✗ Preparing nodes 📦 📦 ",
          "ERROR: failed to create cluster: command \"docker run --name a --privileged\" failed with"
              + " error: exit status 125",
          "",
          "Command Output: b2bda1666150c35d33d4175224aa6a77b187ed4d5998d3f7d33a91cf377ba9a9",
          "docker: Error response from daemon: driver failed programming external connectivity on"
              + " endpoint a-control-plane (318672b5aaf1): Error starting userland proxy: listen tcp4"
              + " 127.0.0.1:18081: bind: address already in use",
          "",
          "Run 'docker run --help' for more information");

  @Test
  void aPortInUseIsNamedWithItsRemedy() {
    Cause cause = KindFailure.of(PORT);
    assertThat(cause.reason()).isEqualTo("a port is in use; free it, or use another");
    assertThat(cause.message())
        .isEqualTo(
            "Error starting userland proxy: listen tcp4 127.0.0.1:18081: bind: address already in"
                + " use");
  }

  @Test
  void whatElseTheEngineRefusesIsInItsOwnWords() {
    Cause cause = KindFailure.of(List.of("docker: Error response from daemon: no such network"));
    assertThat(cause.reason()).isEqualTo("the engine failed");
    assertThat(cause.message()).isEqualTo("no such network");
  }

  @Test
  void anEngineThatIsGoneIsNamed() {
    Cause cause =
        KindFailure.of(
            List.of(
                "ERROR: failed to create cluster: failed to get docker info: command \"docker info"
                    + " --format '{{json .}}'\" failed with error: exit status 1",
                "",
                "Command Output: {\"ID\":\"\",\"Containers\":0}",
                "Cannot connect to the Docker daemon at unix:///run/docker.sock. Is the docker daemon"
                    + " running?"));
    assertThat(cause.reason()).isEqualTo("no engine responds; start the engine again");
    assertThat(cause.message())
        .isEqualTo(
            "Cannot connect to the Docker daemon at unix:///run/docker.sock. Is the docker daemon"
                + " running?");
  }

  @Test
  void withoutTheEngineItIsKindsOwnError() {
    Cause cause = KindFailure.of(List.of("ERROR: failed to create cluster: could not", "Stack"));
    assertThat(cause.reason()).isEqualTo("kind failed");
    assertThat(cause.message()).isEqualTo("failed to create cluster: could not");
  }

  @Test
  void aFullDiskInANodeComesBeforeTheExitCodeThatKindTells() {
    Cause cause =
        KindFailure.of(
            List.of(
                "ERROR: failed to create cluster: failed to init node with kubeadm: command"
                    + " \"docker exec kubeadm init\" failed with error: exit status 1",
                "[kubelet-start] Writing kubelet configuration to file \"config.yaml\"",
                "error: error execution phase kubelet-start: write config.yaml: no space left on"
                    + " device"));
    assertThat(cause.message())
        .isEqualTo(
            "error execution phase kubelet-start: write config.yaml: no space left on device");
  }

  @Test
  void withoutAnErrorItIsTheLastLine() {
    assertThat(KindFailure.of(List.of("a", "b ")).message()).isEqualTo("b");
    assertThat(KindFailure.ended("interrupted", List.of()).message())
        .isEqualTo("kind printed nothing");
  }
}
