package consumer;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Test;

/** Skipped without an engine, by the extension that this project's JUnit has loaded. */
@SeccompTest(disabledWithoutEngine = true)
class ExtensionTest {
  @Test
  void getsACluster(Cluster cluster) {
    throw new AssertionError("there is " + cluster);
  }
}
