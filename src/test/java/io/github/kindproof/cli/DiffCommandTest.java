package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiffCommandTest {
  private static final String SIDES = "src/test/resources/io/github/kindproof/upgrade/diff/";
  private static final String OLD = SIDES + "containerd-1.6-runc-1.1.json";
  private static final String NEW = SIDES + "containerd-2.3-runc-1.4.json";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void savedSidesAreComparedWithoutAnEngine() {
    assertThat(run("diff", OLD, NEW)).isEqualTo(1);
    assertThat(out.toString()).contains("runc 1.4.3 needs", "statx", "io_uring_setup");
    out.getBuffer().setLength(0);
    assertThat(run("diff", OLD, OLD, "--format", "markdown")).isZero();
    assertThat(out.toString()).startsWith("### ✅ Upgrade: Nothing changes.");
  }

  @Test
  void whatIsAcceptedIsNoVerdictUntilItsDate() throws IOException {
    assertThat(run("diff", OLD, NEW, "--allow", allow("2999-12-31"))).isZero();
    assertThat(out.toString()).contains("accepted until 2999-12-31: agreed");
    assertThat(run("diff", OLD, NEW, "--allow", allow("2026-01-31"))).isEqualTo(2);
    assertThat(err.toString()).contains("allow.yaml:1:", "was accepted until 2026-01-31");
  }

  @Test
  void theOutputGoesToAFile() throws IOException {
    Path file = folder.resolve("diff.json");
    assertThat(run("diff", OLD, NEW, "--format", "json", "-o", file.toString())).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(Files.readString(file)).contains("\"kindproof-diff/1\"");
  }

  @Test
  void everyMistakeIsOneLineAndExitCode2() throws IOException {
    refuses("the nearest is v1.30.14", "diff", "1.29", "1.34");
    refuses("TO: containerd 9.9", "diff", "1.34", "1.34,9.9");
    refuses("'pdf' is not one of text, json, markdown, html", "diff", OLD, NEW, "--format", "pdf");
    refuses("cannot be read", "diff", "none.json", NEW);
    refuses("requires your own manifests or config", "diff", "1.34", "1.36", "--only-own");
    Path other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(Path.of(OLD)).replace("side/1", "side/9"));
    refuses("its schema is kindproof-side/9", "diff", other.toString(), NEW);
  }

  private void refuses(String words, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(words);
  }

  private String allow(String until) throws IOException {
    Path file = folder.resolve("allow.yaml");
    Files.writeString(
        file,
        "- what: RuntimeDefault / *\n  reason: agreed\n  until: %s\n".formatted(until)
            + "- what: nginx*\n  reason: agreed\n  until: %s\n".formatted(until));
    return file.toString();
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }
}
