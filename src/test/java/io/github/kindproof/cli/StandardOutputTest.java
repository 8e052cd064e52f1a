package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a process of its own, whose standard output cannot be written. */
class StandardOutputTest {
  @ParameterizedTest
  @ValueSource(strings = {"lint --rules", "explain ptrace", "completion", "--help", "--version"})
  void aFullDiskIsAFault(String arguments) {
    ProcessResult run = run("\"$@\" > /dev/full", arguments);
    assertThat(run.stderr())
        .isEqualTo(
            "kindproof: standard output cannot be written: No space left on device; "
                + "free disk space, or write to another file\n");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void aClosedOutputIsAFault() {
    ProcessResult run = run("\"$@\" >&-", "--version");
    assertThat(run.stderr()).startsWith("kindproof: standard output cannot").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  /** The reader ends before the command has anything to write. */
  @ParameterizedTest
  @ValueSource(strings = {"completion", "matrix --list --format json"})
  void aReaderThatEndsFirstIsNone(String arguments) {
    ProcessResult run = run("{ \"$@\"; echo $? >&2; } | true", arguments);
    assertThat(run.stderr()).isEqualTo("141\n");
  }

  private static ProcessResult run(String script, String arguments) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(arguments.split(" ")));
    return Command.of(line).run();
  }
}
