package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FilterCommandTest {
  private final StringWriter err = new StringWriter();

  /** Before anything is asked of the engine. */
  @Test
  void aFileThatIsNoProfileIsExitCode2WithTheRemedy(@TempDir Path folder) throws Exception {
    String missing = folder.resolve("missing.json").toString();
    assertThat(filter("process", "1", "--profile", missing)).isEqualTo(2);
    assertThat(err.toString()).contains("missing.json: does not exist; correct the path");
    Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
    assertThat(filter("container", "web", "--profile", empty.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("empty.json").contains("defaultAction");
  }

  private int filter(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "filter";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return commandLine.execute(all);
  }
}
