package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ContainerSpecTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "/var/lib/kubelet/pods/1/volumes/kubernetes.io~empty-dir/data";

  @Test
  void onlyWhatDiffersFromOneContainerToTheNextIsLeftBlank() {
    JsonNode inspected =
        JSON.readTree(
            """
            {"info": {"runtimeSpec": {
              "root": {"path": "rootfs", "readonly": true},
              "process": {"args": ["redis-server"], "noNewPrivileges": true},
              "mounts": [
                {"destination": "/proc", "source": "proc"},
                {"destination": "/data", "source": "%s"}],
              "linux": {"cgroupsPath": "kubelet.slice:cri:1", "seccomp": {"defaultAction": "x"},
                "resources": {"memory": {"limit": 5}}}}}}
            """
                .formatted(DATA));
    ContainerSpec spec = ContainerSpec.of(inspected);
    assertThat(spec.volumes()).containsExactly(DATA);
    assertThat(spec.noNewPrivileges()).isTrue();
    assertThat(spec.json()).doesNotContain("\n");
    JsonNode made = JSON.readTree(spec.json());
    assertThat(made.at("/linux/seccomp").asString()).isEqualTo("@FILTER@");
    assertThat(made.at("/linux/cgroupsPath").asString()).isEqualTo("/kindproof/@NAME@");
    assertThat(made.at("/linux/resources/memory/limit").asInt()).isEqualTo(5);
    assertThat(made.at("/linux/resources/pids/limit").asInt()).isPositive();
    assertThat(made.at("/root/path").asString()).isEqualTo("@FOLDER@/rootfs");
    assertThat(made.at("/root/readonly").asBoolean()).isTrue();
    assertThat(made.at("/mounts/0/source").asString()).isEqualTo("proc");
    assertThat(made.at("/mounts/1/source").asString()).isEqualTo("@FOLDER@/volume0");
  }
}
