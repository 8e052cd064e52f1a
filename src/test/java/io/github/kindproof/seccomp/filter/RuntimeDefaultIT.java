package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we say is the RuntimeDefault of a containerd is what its own code makes. */
@Order(1)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class RuntimeDefaultIT {
  private static final Map<String, SeccompProfile> KNOWN = Knowledge.read().runtimeDefaults();

  @ParameterizedTest
  @MethodSource("containerds")
  void eachContainerdHasTheKnownOne(String containerd) {
    String json = FilterOracle.of(new Docker(Map.of())).runtimeDefault(containerd);

    assertThat(ProfileFile.understood(json, false).profiles().get(0).profile())
        .isEqualTo(KNOWN.get(containerd));
  }

  private static Set<String> containerds() {
    return KNOWN.keySet();
  }
}
