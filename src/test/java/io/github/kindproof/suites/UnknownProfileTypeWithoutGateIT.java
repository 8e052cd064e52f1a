package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.workload.Manifest;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without its gate, the API server of 1.38 rejects the profile type that no kubelet knows. */
@Tag("long")
@SeccompTest(kubernetes = "1.38", workers = 0)
class UnknownProfileTypeWithoutGateIT {
  @Test
  void theApiServerRejectsIt(Cluster cluster) {
    Manifest manifest = Manifest.read(Path.of("src/test/manifests/oci-profile.yaml"));
    assertThatThrownBy(() -> cluster.apply(manifest))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("seccompProfile.type: Unsupported value: \"OCI\"");
  }
}
