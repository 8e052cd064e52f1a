package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RenderCommandTest {
  private static final String GOOD = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;
  private String config = "";

  @BeforeEach
  void write() throws IOException {
    config = Files.writeString(folder.resolve("kind.yaml"), GOOD + "name: A\n").toString();
  }

  @Test
  void aWarningAloneIsExitCode0() {
    assertThat(render("--config", config)).isZero();
    assertThat(err.toString()).startsWith("warning: " + config + ":3: kind rejects");
    assertThat(out.toString()).isEqualTo(GOOD + "name: A\n");
  }

  @Test
  void failsOnAWarning() throws IOException {
    assertThat(render("--config", config, "--fail-on-warning")).isEqualTo(1);
    String good = Files.writeString(folder.resolve("good.yaml"), GOOD).toString();
    assertThat(render("--config", good, "--fail-on-warning")).isZero();
    assertThat(render("--fail-on-warning")).isEqualTo(2);
    assertThat(render("--fail-on-warning", "--workers", "2")).isEqualTo(2);
  }

  private int render(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "render";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return commandLine.execute(all);
  }
}
