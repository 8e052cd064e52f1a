package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerCgroupTest {
  private static final String NODE = "5f".repeat(32);
  private static final String POD = "a1".repeat(32);

  @Test
  void underVersion1TheDeepestControllerTells() {
    assertThat(
            ContainerCgroup.containerId(
                "9:name=systemd:/docker/"
                    + NODE
                    + "/kubelet/kubepods/besteffort/podc0ffee/"
                    + POD
                    + " 3:cpuset:/docker/"
                    + NODE
                    + "/kubelet/kubepods/besteffort/podc0ffee/"
                    + POD
                    + " 2:misc:/docker/"
                    + NODE
                    + " 0::/docker/"
                    + NODE))
        .contains(POD);
  }

  @Test
  void underSystemdTheScopeTells() {
    assertThat(
            ContainerCgroup.containerId(
                "0::/system.slice/docker-"
                    + NODE
                    + ".scope/kubelet.slice/kubelet-kubepods.slice"
                    + "/kubelet-kubepods-pod1.slice/cri-containerd-"
                    + POD
                    + ".scope"))
        .contains(POD);
  }

  @Test
  void aGroupThatTheContainerMadeItselfIsStillTheContainers() {
    assertThat(ContainerCgroup.containerId("0::/kubepods/pod1/" + POD + "/init.scope"))
        .contains(POD);
  }

  @Test
  void aNodesOwnProcessBelongsToTheNode() {
    assertThat(ContainerCgroup.containerId("0::/docker/" + NODE + "/system.slice/kubelet.service"))
        .contains(NODE);
  }

  @Test
  void aProcessOfTheHostIsInNoContainer() {
    assertThat(ContainerCgroup.containerId("1:cpu:/ 0::/user.slice/user-0.slice")).isEmpty();
    assertThat(ContainerCgroup.containerId("0::/docker/" + NODE + "00")).isEmpty();
  }

  @Test
  void theUidOfThePodIsInItInEitherForm() {
    String uid = "a475e670-f93c-410b-aec9-0b40302c52d1";
    String systemd =
        "0::/kubelet.slice/kubelet-kubepods-poda475e670_f93c_410b_aec9_0b40302c52d1.slice/x.scope";

    assertThat(ContainerCgroup.podUid(systemd)).contains(uid);
    assertThat(ContainerCgroup.podUid("8:pids:/kubelet/kubepods/pod" + uid + "/x")).contains(uid);
    assertThat(ContainerCgroup.podUid("0::/kubelet.slice/kubelet.service")).isEmpty();
  }
}
