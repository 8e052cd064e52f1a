package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.workload.PodFacts;
import io.github.kindproof.workload.PodFilters;
import io.github.kindproof.workload.PodObservation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The filters that the kernel has loaded for the containers of a pod. */
@SeccompTest(seccompDefault = "none", profiles = "src/test/profiles", kubernetes = "default")
class LoadedFiltersIT {
  private static final Architecture MACHINE = Architecture.ofThisMachine();

  @Test
  void eachContainerHasItsOwnFilter(Cluster cluster, Harness harness) {
    PodObservation pod = cluster.apply("src/test/manifests/filters.yaml").pod("filters");
    assertThat(pod).isRunning();
    Docker docker = harness.tools().engine().docker();
    FilterReader reader =
        new FilterReader(docker, harness.workloadImage(FilterReader.IMAGE).reference());
    NodeShell node = cluster.node(pod.node());

    Map<String, LoadedFilters> filters =
        PodFilters.read(new PodFacts(pod.pod(), List.of()).containers(), node, reader);

    assertThat(filters).containsOnlyKeys("unfiltered", "runtime-default", "no-mkdir");
    assertThat(of(filters, "unfiltered").programs()).isEmpty();
    assertThat(answer(of(filters, "runtime-default"), "mkdir")).isEqualTo("ALLOW");
    assertThat(answer(of(filters, "runtime-default"), "mount")).isEqualTo("ERRNO EPERM");
    assertThat(answer(of(filters, "no-mkdir"), "mkdir")).isEqualTo("ERRNO EPERM");
    assertThat(answer(of(filters, "no-mkdir"), "mount")).isEqualTo("ALLOW");
  }

  private static LoadedFilters of(Map<String, LoadedFilters> filters, String container) {
    return Objects.requireNonNull(filters.get(container));
  }

  private static String answer(LoadedFilters filters, String call) {
    int number = SyscallTable.of(MACHINE).call(call).orElseThrow().number();
    return filters.answers(MACHINE.auditCode(), number).always().orElseThrow().toString();
  }
}
