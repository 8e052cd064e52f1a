package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.engine.EngineState;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisabledWithoutEngineTest {
  private static final Engine ENGINE =
      new Engine(new Docker(Map.of()), "", "28.2.2", 2, "systemd", Path.of("/"));

  @ParameterizedTest
  @ValueSource(strings = {"", "kind", "k3s", "one-of-your-own"})
  void whereNoEngineAnswersTheReasonIsGiven(String provider) {
    ConditionEvaluationResult result =
        DisabledWithoutEngine.of(true, provider, EngineState.Absent::new);
    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).contains("no container engine is running");
  }

  @Test
  void oneThatThisUserMayNotUseIsAsGoodAsNone() {
    assertThat(
            DisabledWithoutEngine.of(true, "", () -> new EngineState.Unusable("forbidden", "ask"))
                .getReason())
        .contains("forbidden");
    assertThat(DisabledWithoutEngine.of(true, "", EngineState.NoCommand::new).getReason())
        .contains("the docker command is not on PATH");
  }

  @Test
  void withAnEngineTheyRun() {
    assertThat(
            DisabledWithoutEngine.of(true, "", () -> new EngineState.Running(ENGINE)).isDisabled())
        .isFalse();
  }

  @Test
  void existingClustersAndThoseWhoDoNotAskAreNotConcerned() {
    assertThat(DisabledWithoutEngine.of(true, "existing", EngineState.Absent::new).isDisabled())
        .isFalse();
    assertThat(DisabledWithoutEngine.of(false, "", EngineState.Absent::new).isDisabled()).isFalse();
  }
}
