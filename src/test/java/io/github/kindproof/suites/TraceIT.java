package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.trace.RecordedTrace;
import io.github.kindproof.internal.io.trace.RecordedTrace.Recorded;
import io.github.kindproof.junit.SeccompTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The trace of this test run itself, which junit-platform.properties requests. */
@Order(4)
@SeccompTest(config = "kind-configs/plain.yaml")
class TraceIT {
  @Test
  void hasTheBootOfTheCluster(Cluster cluster) {
    RecordedTrace trace = RecordedTrace.read(Path.of("target/kindproof/tests-trace.json"));
    Recorded kind = trace.span("kind create cluster " + cluster.name());
    Recorded boot = // an earlier cluster of the same spec has one too
        trace.spans().stream()
            .filter(it -> it.name().equals("boot " + cluster.spec()))
            .filter(it -> it.begin() <= kind.begin() && it.end() >= kind.end())
            .findFirst()
            .orElseThrow();
    List<Recorded> within =
        trace.spans().stream()
            .filter(it -> it.lane().equals(boot.lane()))
            .filter(it -> it.begin() > boot.begin() && it.end() < boot.end())
            .toList();
    assertThat(within)
        .filteredOn(it -> it.category().equals("wait"))
        .allSatisfy(it -> assertThat(it.details()).containsEntry("ended", "met"))
        .extracting(Recorded::name)
        .contains(
            "kind create cluster " + cluster.name(),
            "2 nodes to be Ready",
            "the services of each node to be ready");
    assertThat(trace.spans())
        .filteredOn(it -> it.lane().equals("kind create cluster " + cluster.name()))
        .allSatisfy(it -> assertThat(it.begin()).isBetween(boot.begin(), boot.end()))
        .allSatisfy(it -> assertThat(it.end()).isBetween(boot.begin(), boot.end()))
        .extracting(it -> it.path().replaceFirst(" \\(.*", "")) // the image
        .filteredOn(path -> !path.contains("/")) // what our own programs do meanwhile
        .containsExactly(
            "phase ensuring node image",
            "phase preparing nodes",
            "phase writing configuration",
            "phase starting control-plane",
            "phase installing cni",
            "phase installing storageclass",
            "phase joining worker nodes");
  }
}
