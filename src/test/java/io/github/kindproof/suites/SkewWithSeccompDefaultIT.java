package io.github.kindproof.suites;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.SeccompMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same with SeccompDefault on every node: then an unset profile is a filter everywhere. */
@Tag("long")
@SeccompTest(
    nodes = {"v1.37.0", "v1.34.11"},
    seccompDefault = "all",
    profiles = "src/test/profiles")
class SkewWithSeccompDefaultIT {
  @Test
  void noPodIsLessConfinedThanItsSpecSays(Cluster cluster) {
    NodesOfSeveralVersionsIT.isConfinedOnEachNode(cluster, SeccompMode.FILTERING);
  }
}
