package io.github.kindproof.suites;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles that are short of a call which their workload needs. */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
class PlantedShortIT {
  @ParameterizedTest
  @CsvSource({
    "nginx, sendfile",
    "nginx, accept4",
    "nginx, rt_sigreturn",
    "nginx, prctl",
    "python, futex",
    "python, getdents64",
    "python, clone3",
  })
  void theMissingCallIsNamed(String workload, String call, Cluster cluster) {
    PlantedShort.of(cluster, workload).isFound(call);
  }

  /** nginx was seen to end as it should where this is refused. */
  @Test
  void whatIsNotMissedIsSaidToWork(Cluster cluster) {
    PlantedShort.of(cluster, "nginx").isNotMissed("exit_group");
  }
}
