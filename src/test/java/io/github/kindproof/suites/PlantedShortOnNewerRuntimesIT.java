package io.github.kindproof.suites;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Profiles that are short of a call which a newer runc needs itself. */
@SeccompTest(
    seccompDefault = "none",
    workers = 0,
    kubernetes = "default",
    runtimes = {"2.0", "2.3"})
@Tag("long")
class PlantedShortOnNewerRuntimesIT {
  @Test
  void theMissingCallIsNamed(Cluster cluster, NodeRuntime runtime) {
    PlantedShort.of(cluster, "nginx").isFound(runtime.name().equals("2.0") ? "openat2" : "statx");
  }
}
