package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommonOptionsTest {
  private static final String RED = "\033[31m";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("wrong.json"), "{\"defaultAction\": \"SCMP_ACT_LAG\"}");
    Files.writeString(folder.resolve("package.json"), "{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--color always lint FOLDER", "lint --color=ALWAYS FOLDER"})
  void colorsAreForcedBeforeOrAfterTheCommand(String words) {
    assertThat(run(words)).isEqualTo(1);
    assertThat(out.toString()).contains(RED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint FOLDER", "lint FOLDER --color auto", "--color never lint FOLDER"})
  void outputThatIsNoTerminalHasNone(String words) {
    assertThat(run(words)).isEqualTo(1);
    assertThat(out.toString()).contains("error").doesNotContain("\033");
  }

  @Test
  void aFileHasNoneEither() {
    assertThat(run("--color always lint FOLDER -o FOLDER/report")).isEqualTo(1);
    assertThat(folder.resolve("report")).content().contains("error").doesNotContain("\033");
  }

  @Test
  void helpIsColoredToo() {
    assertThat(run("lint --color always --help")).isZero();
    assertThat(run("--color always help lint")).isZero();
    assertThat(out.toString().split("Usage: "))
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.isEmpty() || each.contains("\033[")).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-q lint FOLDER", "lint FOLDER --quiet"})
  void quietLeavesOnlyResults(String words) {
    assertThat(run(words)).isEqualTo(1);
    assertThat(out.toString()).contains("wrong.json:1:19: error");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsSkippedIsANote() {
    assertThat(run("lint FOLDER")).isEqualTo(1);
    assertThat(err.toString()).startsWith("skipped 1 other file");
  }

  @Test
  void quietLeavesWarningsAndErrors() throws Exception {
    Files.writeString(
        folder.resolve("kind.yaml"),
        "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: A\n");
    assertThat(run("render --quiet --config FOLDER/kind.yaml")).isZero();
    assertThat(err.toString().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("warning: "));
    err.getBuffer().setLength(0);
    assertThat(run("lint -q FOLDER/missing")).isEqualTo(2);
    assertThat(out.toString() + err).contains("missing");
  }

  @Test
  void quietAndVerboseContradictEachOther() {
    assertThat(run("--quiet lint -v FOLDER")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "kindproof: --quiet and --verbose cannot be combined, so leave one out; "
                + "see ./kindproof --help\n");
  }

  private int run(String words) {
    String[] arguments = words.replace("FOLDER", folder.toString()).split(" ");
    CommandLine line = Main.commandLineFor(arguments);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
