package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With what docker command lines really said. */
class EngineSearchTest {
  private static final String NOBODY_ANSWERS =
      "Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?";
  private static final String NOT_ALLOWED =
      "permission denied while trying to connect to the Docker daemon socket at"
          + " unix:///var/run/docker.sock";

  @Test
  void anEngineThatTellsItsVersionRuns() {
    EngineState state =
        judge(0, "{\"ServerVersion\": \"20.10.24+dfsg1\", \"CgroupVersion\": \"2\"}", "");
    assertThat(state).isInstanceOf(EngineState.Running.class);
    assertThat(state.engine().version()).isEqualTo("20.10.24+dfsg1");
  }

  @Test
  void oldCommandLinesEndWellThoughNoEngineAnswers() {
    assertThat(judge(0, serverErrors(NOBODY_ANSWERS), "")).isInstanceOf(EngineState.Absent.class);
    assertThat(judge(1, "{\"ServerVersion\": \"\"}", NOBODY_ANSWERS))
        .isInstanceOf(EngineState.Absent.class);
  }

  @Test
  void whoMayNotUseItIsTold() {
    assertThat(judge(0, serverErrors(NOT_ALLOWED), "")).isInstanceOf(EngineState.Unusable.class);
    assertThat(judge(1, "{\"ServerVersion\": \"\"}", NOT_ALLOWED))
        .isInstanceOf(EngineState.Unusable.class);
  }

  private static String serverErrors(String error) {
    return "{\"ServerErrors\":[\"" + error + "\"],\"ClientInfo\":{\"Context\":\"default\"}}";
  }

  private static EngineState judge(int exitCode, String out, String err) {
    return EngineSearch.judge(
        new Docker(Map.of()), "unix:///nope.sock", new ProcessResult(exitCode, out, err));
  }
}
