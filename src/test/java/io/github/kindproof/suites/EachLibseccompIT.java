package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.filter.ComparisonText;
import io.github.kindproof.seccomp.filter.FilterComparison;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import io.github.kindproof.workload.PodFacts;
import io.github.kindproof.workload.PodFilters;
import io.github.kindproof.workload.PodObservation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The filters of one runc, linked with each release of libseccomp, on nodes. */
@SeccompTest(
    seccompDefault = "none",
    profiles = "src/test/profiles",
    workers = 0,
    kubernetes = "default",
    runtimes = {
      "runc-1.5.3+libseccomp-2.5.4",
      "runc-1.5.3+libseccomp-2.6.0",
      "runc-1.5.3+libseccomp-2.6.1"
    })
@Tag("long")
class EachLibseccompIT {
  private static final Architecture MACHINE = Architecture.ofThisMachine();
  private static final int MSEAL = 462; // the same on all architectures

  @Test
  void theNodesFilterIsThatOfTheRequestedRelease(
      Cluster cluster, Harness harness, NodeRuntime runtime) {
    String release = runtime.libseccomp().orElseThrow();
    PodObservation pod = cluster.apply("src/test/manifests/filters.yaml").pod("filters");
    assertThat(pod).isRunning();
    NodeShell node = cluster.node(pod.node());
    ObservedRuntime observed = node.runtime();
    assertThat(observed.libseccomp()).isEqualTo(release);

    ProcessFilters filters = sidecar(pod, node, harness);
    FilterComparison comparison = filters.comparedWith(filters.received().orElseThrow());
    assertThat(comparison.builder()).hasToString("runc 1.5.3 with libseccomp " + release);
    assertThat(comparison.isEqual()).as(ComparisonText.of(comparison, false)).isTrue();
    assertThat(filters.loaded().answer(SeccompData.of(MACHINE.auditCode(), MSEAL)))
        .as("mseal is denied, and 2.5.4 does not know it")
        .hasToString(release.equals("2.5.4") ? "ALLOW" : "ERRNO EPERM");
  }

  /** Return the filters of the container whose profile denies mseal. */
  private static ProcessFilters sidecar(PodObservation pod, NodeShell node, Harness harness) {
    FilterReader reader =
        new FilterReader(
            harness.tools().engine().docker(),
            harness.workloadImage(FilterReader.IMAGE).reference());
    return Objects.requireNonNull(
        PodFilters.read(
                pod.pod().getSpec(), new PodFacts(pod.pod(), List.of()).containers(), node, reader)
            .get("sidecar"));
  }
}
