package io.github.kindproof.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.engine.Engine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteEnvironmentTest {
  private static final String HOST = "unix:///run/kindproof/docker.sock";
  private static final Engine USUAL = engine(Map.of());
  private static final Engine OWN = engine(Map.of("DOCKER_HOST", HOST));

  @Test
  void nothingIsNeededOnAnOrdinaryMachine() {
    assertThat(SuiteEnvironment.of(USUAL, false, true, Map.of())).isEmpty();
  }

  @Test
  void anEngineOnASocketOfItsOwnIsNamed() {
    assertThat(SuiteEnvironment.of(OWN, false, true, Map.of()))
        .containsExactly(Map.entry("DOCKER_HOST", HOST));
  }

  @Test
  void testcontainersIsKeptFromPullingWhatCannotBePulled() {
    assertThat(SuiteEnvironment.of(USUAL, true, false, Map.of()))
        .containsOnly(
            Map.entry("TESTCONTAINERS_HOST_OVERRIDE", "localhost"),
            Map.entry("TESTCONTAINERS_RYUK_DISABLED", "true"),
            Map.entry("TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE", "kindproof/probe:1"));
  }

  @Test
  void whatTheUserHasSetStays() {
    Map<String, String> set = Map.of("TESTCONTAINERS_HOST_OVERRIDE", "engine.example");
    assertThat(SuiteEnvironment.of(USUAL, true, true, set)).isEmpty();
  }

  private static Engine engine(Map<String, String> environment) {
    return new Engine(new Docker(environment), HOST, "28.2.2", 2, "systemd", Path.of("/data"));
  }
}
