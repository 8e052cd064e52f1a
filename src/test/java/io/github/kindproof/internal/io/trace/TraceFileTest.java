package io.github.kindproof.internal.io.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
  @TempDir private Path folder;

  @Test
  void isWholeAfterEachEvent() throws IOException {
    Path path = folder.resolve("new/trace.json");
    TraceFile file = TraceFile.create(path);
    for (int i = 1; i <= 3; i++) {
      file.accept(Map.of("ph", "B", "name", "step " + i + " \"…\"\n"));
      assertThat(JsonText.parse(Files.readString(path)).orElseThrow()).hasSize(i);
    }
    assertThat(Files.readAllLines(path)).hasSize(5);
  }

  @Test
  void replacesTheTraceOfAnEarlierRun() throws IOException {
    Path path = folder.resolve("trace.json");
    Files.writeString(path, "[".repeat(1000));
    TraceFile.create(path).accept(Map.of("ph", "B"));
    assertThat(JsonText.parse(Files.readString(path)).orElseThrow()).hasSize(1);
  }

  @Test
  void outlivesTheInterruptionOfAThread() throws IOException {
    Path path = folder.resolve("trace.json");
    TraceFile file = TraceFile.create(path);
    Thread.currentThread().interrupt();
    file.accept(Map.of("ph", "B"));
    assertThat(Thread.interrupted()).isTrue();
    file.accept(Map.of("ph", "E"));
    assertThat(JsonText.parse(Files.readString(path)).orElseThrow()).hasSize(2);
  }

  @Test
  void namesAFileThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> TraceFile.create(file.resolve("trace.json")))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("trace.json cannot be written");
  }
}
