package io.github.kindproof.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.testcontainers.SeccompK3s;
import io.github.kindproof.workload.Workload;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.lifecycle.Startables;

/** Testcontainers' own ways with a container of ours, of a stand-in for K3s. */
@Tag("cluster")
@OnK3sStandIn
@RoomForK3s(containers = 2)
@Tag("long")
class K3sContainersIT {
  @Test
  void twoOfThemStartSideBySideAndKeepApart() {
    try (K3sContainer with = SeccompK3s.of("1.34").withSeccompDefault().container();
        K3sContainer without = SeccompK3s.of("1.34").container()) {
      Startables.deepStart(with, without).join();
      assertThat(seccompOfProbe(with)).isEqualTo(SeccompMode.FILTERING);
      assertThat(seccompOfProbe(without)).isEqualTo(SeccompMode.DISABLED);
    }
  }

  private static SeccompMode seccompOfProbe(K3sContainer container) {
    try (Cluster cluster = SeccompK3s.cluster(container);
        Workload probe = cluster.apply("manifests/probe.yaml")) {
      return probe.pod("probe").mode().orElseThrow();
    }
  }

  @Test
  void aWrongKubeletArgumentIsNamedAndNotWaitedFor() {
    try (K3sContainer container = SeccompK3s.of("1.34").container()) {
      container.setCommandParts(
          Stream.concat(
                  Stream.of(container.getCommandParts()), Stream.of("--kubelet-arg=seccomp=yes"))
              .toArray(String[]::new));
      assertThatThrownBy(container::start)
          .isInstanceOf(ContainerLaunchException.class)
          .rootCause()
          .hasMessageContaining("unknown flag: --seccomp");
    }
  }

  /** By Testcontainers' own switch, which a user sets for their machine. */
  @Test
  @EnabledIfEnvironmentVariable(named = "TESTCONTAINERS_REUSE_ENABLE", matches = "true")
  void oneThatMayBeReusedIsStartedOnce() {
    try (K3sContainer first = reusable()) {
      first.start();
      K3sContainer second = reusable(); // the same, so that the first's end is its end
      second.start();
      assertThat(second.getContainerId()).isEqualTo(first.getContainerId());
      assertThat(seccompOfProbe(second)).isEqualTo(SeccompMode.FILTERING);
    }
  }

  private static K3sContainer reusable() {
    return SeccompK3s.of("1.34")
        .withSeccompDefault()
        .withProfiles("profiles")
        .container()
        .withReuse(true);
  }

  @Test
  void logConsumersHearIt() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (K3sContainer container =
        SeccompK3s.of("1.34")
            .container()
            .withLogConsumer(frame -> heard.add(frame.getUtf8String()))) {
      container.start();
      assertThat(heard).anyMatch(line -> line.contains("Node controller sync successful"));
    }
  }
}
