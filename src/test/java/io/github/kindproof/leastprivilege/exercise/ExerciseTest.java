package io.github.kindproof.leastprivilege.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExerciseTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void aCommandIsToldWhereTheWorkloadIs() {
    ExerciseResult result =
        Exercise.of("echo \"$ADDRESS:$PORT\"", LIMIT)
            .run(Map.of("ADDRESS", "127.0.0.1", "PORT", "4711"));
    assertThat(result.ok()).isTrue();
    assertThat(result.output()).isEqualTo("127.0.0.1:4711\n");
  }

  @Test
  void aScriptIsRunByBash() throws IOException {
    Path script = Files.writeString(folder.resolve("a b.sh"), "printf '\\0\\377'; exit 3");
    ExerciseResult result = Exercise.of(script.toString(), LIMIT).run(Map.of());
    assertThat(result.output()).isEqualTo("\0\u00ff");
    assertThat(result.ending()).startsWith("exit code 3");
  }

  @Test
  void oneThatHangsIsEndedAndSaysSo() {
    ExerciseResult result =
        Exercise.of("echo begun; sleep 60 & wait", Duration.ofMillis(1500)).run(Map.of());
    assertThat(result.hung()).isTrue();
    assertThat(result.output()).isEqualTo("begun\n");
    assertThat(result.ending()).matches("did not end within \\d+\\.\\d s: begun");
  }

  @Test
  void theLastWordsOfAFailureAreShown() {
    assertThat(Exercise.of("echo refused >&2; exit 7", LIMIT).run(Map.of()).ending())
        .isEqualTo("exit code 7: refused");
  }

  @Test
  void aScriptThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Exercise.of("none.sh", LIMIT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none.sh");
    assertThatThrownBy(() -> Exercise.of(folder.toString(), LIMIT))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Exercise.of(" ", LIMIT)).isInstanceOf(BadInputException.class);
  }

  @Test
  void aReloadIsASignalOrAProgram() {
    assertThat(Reload.of("SIGHUP")).isEqualTo(new Reload.Signal("HUP"));
    assertThat(Reload.of("USR1")).isEqualTo(new Reload.Signal("USR1"));
    assertThat(Reload.of("nginx -s  reload"))
        .isEqualTo(new Reload.Program(List.of("nginx", "-s", "reload")));
  }
}
