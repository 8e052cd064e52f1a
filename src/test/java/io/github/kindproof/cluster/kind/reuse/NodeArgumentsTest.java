package io.github.kindproof.cluster.kind.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** On what docker 20.10 prints of a node that kind 0.33 created, shortened. */
class NodeArgumentsTest {
  private static final JsonNode NODE =
      JsonText.parse(
              """
              {"Name": "/kind-control-plane",
               "Config": {"Hostname": "kind-control-plane", "Tty": true,
                "Labels": {"io.github.kindproof.internal.image": "node",
                           "io.x-k8s.kind.cluster": "kind", "io.x-k8s.kind.role": "control-plane"}},
               "HostConfig": {
                "Binds": ["/lib/modules:/lib/modules:ro", "/tmp/p:/var/lib/kubelet/seccomp/profiles:ro"],
                "NetworkMode": "kind", "RestartPolicy": {"Name": "on-failure"}, "Init": false,
                "PortBindings": {"6443/tcp": [{"HostIp": "127.0.0.1", "HostPort": "34283"}]},
                "CgroupnsMode": "private", "Privileged": true,
                "SecurityOpt": ["seccomp=unconfined", "apparmor=unconfined", "label=disable"],
                "Tmpfs": {"/run": "", "/tmp": ""},
                "Sysctls": {"net.ipv6.conf.all.disable_ipv6": "0"}},
               "Mounts": [{"Type": "bind", "Source": "/tmp/p",
                           "Destination": "/var/lib/kubelet/seccomp/profiles"},
                          {"Type": "volume", "Name": "ce95b9d70acc", "Destination": "/var"}]}
              """)
          .orElseThrow();

  @Test
  void createTheNodeAsKindDoes() {
    assertThat(NodeArguments.of(NODE, "kept:1"))
        .containsExactly(
            "create",
            "--tty",
            "--restart=no",
            "--name=kind-control-plane",
            "--hostname=kind-control-plane",
            "--label=io.x-k8s.kind.cluster=kind",
            "--label=io.x-k8s.kind.role=control-plane",
            "--privileged=true",
            "--security-opt=seccomp=unconfined",
            "--security-opt=apparmor=unconfined",
            "--security-opt=label=disable",
            "--tmpfs=/run",
            "--tmpfs=/tmp",
            "--sysctl=net.ipv6.conf.all.disable_ipv6=0",
            "--volume=/lib/modules:/lib/modules:ro",
            "--volume=/tmp/p:/var/lib/kubelet/seccomp/profiles:ro",
            "--mount=type=volume,dst=/var,volume-nocopy",
            "--network=kind",
            "--cgroupns=private",
            "--init=false",
            "--publish=127.0.0.1:34283:6443/tcp",
            "kept:1");
  }

  @Test
  void theVolumeIsThatOfVarAlone() {
    assertThat(NodeArguments.variable(NODE)).isEqualTo("ce95b9d70acc");
  }

  @Test
  void otherSettingsOfTheHostDiffer() {
    JsonNode other = NODE.deepCopy();
    ObjectNode host = (ObjectNode) other.path("HostConfig");
    host.putArray("Mounts");
    host.remove("RestartPolicy");
    ArrayNode binds = (ArrayNode) host.path("Binds");
    binds.add(binds.remove(0));
    assertThat(NodeArguments.differences(NODE, other)).isEmpty();
    host.put("ReadonlyRootfs", true).remove("Tmpfs");
    assertThat(NodeArguments.differences(NODE, other)).containsExactly("ReadonlyRootfs", "Tmpfs");
  }
}
