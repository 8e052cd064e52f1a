package io.github.kindproof.leastprivilege.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class LocalhostProfilesTest {
  @Test
  void aContainersOwnWinsOverThePods() {
    Pod pod =
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: many}
            spec:
              securityContext: {seccompProfile: {type: Localhost, localhostProfile: profiles/pod.json}}
              initContainers:
              - {name: prepare, image: x}
              containers:
              - name: first
                image: x
                securityContext: {seccompProfile: {type: Unconfined}}
              - name: second
                image: x
                securityContext: {seccompProfile: {type: Localhost, localhostProfile: profiles/own.json}}
            """,
            Pod.class);
    assertThat(LocalhostProfiles.of(pod))
        .hasSize(2)
        .containsEntry("prepare", "profiles/pod.json")
        .containsEntry("second", "profiles/own.json");
  }
}
