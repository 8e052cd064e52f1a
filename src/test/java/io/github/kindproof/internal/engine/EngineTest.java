package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final Docker DOCKER = new Docker(Map.of());

  @Test
  void readsWhatTheEngineTellsOfItself() {
    Engine engine =
        Engine.parse(
            DOCKER,
            "unix:///var/run/docker.sock",
            """
            {"ServerVersion":"20.10.24+dfsg1","CgroupVersion":"1","CgroupDriver":"cgroupfs",
             "DockerRootDir":"/var/lib/docker"}
            """);
    assertThat(engine.dataFolder()).isEqualTo(Path.of("/var/lib/docker"));
    assertThat(engine.described())
        .isEqualTo("20.10.24+dfsg1 at unix:///var/run/docker.sock, cgroup v1 (cgroupfs)");
  }

  @Test
  void noEngineIsAFaultOfTheEnvironmentWithARemedy() {
    assertThatThrownBy(() -> new EngineState.Absent().engine())
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("no container engine is running; run `./kindproof setup`, or start Docker");
    assertThatThrownBy(() -> new EngineState.Unusable("it is forbidden", "ask for it").engine())
        .hasMessage("it is forbidden; ask for it");
  }
}
