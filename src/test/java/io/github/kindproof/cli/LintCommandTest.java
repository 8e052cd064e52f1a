package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;

class LintCommandTest {
  /** Its tests do not run beside others that replace it. */
  static final String STANDARD_INPUT = "java.lang.System.in";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void findingsAreExitCode1AndAFileThatIsNoProfile2() throws IOException {
    String wrong = profile("wrong.json", "\"SCMP_ACT_LOG\", \"flags\": [\"LOG\"]");
    assertThat(lint(wrong)).isEqualTo(1);
    assertThat(out.toString()).contains("wrong.json:1:45: error: unknown flag \"LOG\"");
    assertThat(lint(profile("good.json", "\"SCMP_ACT_LOG\""))).isZero();
    assertThat(lint(folder.resolve("missing.json").toString())).isEqualTo(2);
    assertThat(lint()).isEqualTo(2);
    assertThat(err.toString()).contains("specify at least one profile");
    assertThat(lint("")).isEqualTo(2);
    assertThat(err.toString()).contains("kindproof: the name of a file is empty, so give one");
  }

  @Test
  void aProfileUnderWhichNoContainerStartsIsExitCode1() throws IOException {
    assertThat(lint(profile("denies.json", "\"SCMP_ACT_ERRNO\""))).isEqualTo(1);
    assertThat(out.toString()).contains("denies.json:1:19: error: no container starts without");
  }

  @Test
  void aFolderStandsForTheProfilesInIt() throws IOException {
    profile("good.json", "\"SCMP_ACT_LOG\"");
    profile("wrong.json", "\"SCMP_ACT_LAG\"");
    Files.writeString(folder.resolve("package.json"), "{}");
    assertThat(lint(folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("/wrong.json:1:19: error", "2 files: 1 error, ");
    assertThat(err.toString()).isEqualTo("skipped 1 other file in " + folder + "\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(lint(empty.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(empty + ": has no profile in a file *.json");
  }

  @Test
  @ResourceLock(STANDARD_INPUT)
  void aDashIsTheStandardInput() {
    assertThat(lintInput("kind: SeccompProfile\nspec: {defaultAction: SCMP_ACT_LAG}\n", "-"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("stdin:2:23: error: unknown action");
    assertThat(lintInput("{\"defaultAction\": \"SCMP_ACT_LOG\"}", "-")).isZero();
    assertThat(lintInput("", "-")).isEqualTo(2);
    assertThat(out.toString()).contains("stdin: error: is empty");
    assertThat(lint("--fix", "-")).isEqualTo(2);
    assertThat(err.toString()).contains("--fix changes files, so it cannot be used with -");
  }

  @Test
  void failsFromTheSeverityThatIsSaid() throws IOException {
    String noted = profile("noted.json", "\"SCMP_ACT_LOG\"");
    assertThat(lint("--fail-on", "note", noted)).isEqualTo(1);
    assertThat(lint("--fail-on", "never", noted)).isEqualTo(2);
  }

  @Test
  void mendsTheFileAndTellsTheRest() throws IOException {
    String name = profile("mine.json", "\"SCMP_ACT_LOG\",");
    assertThat(lint("--fix", name)).isZero();
    assertThat(err.toString()).contains("fixed: " + name);
    assertThat(Path.of(name)).hasContent("{\"defaultAction\": \"SCMP_ACT_LOG\"}");
  }

  @Test
  void writesAFileInTheFormThatIsAskedFor() throws IOException {
    Path sarif = folder.resolve("lint.sarif");
    String name = profile("good.json", "\"SCMP_ACT_LOG\"");
    assertThat(lint("--format", "sarif", "-o", sarif.toString(), name)).isZero();
    assertThat(sarif).content().contains("\"version\" : \"2.1.0\"");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void printsItsRulesAndTheSchema() {
    assertThat(lint("--rules")).isZero();
    assertThat(out.toString()).contains("unknown-syscall        error");
    assertThat(lint("--schema")).isZero();
    assertThat(out.toString()).contains("json-schema.org");
  }

  private String profile(String name, String defaultAction) throws IOException {
    return Files.writeString(folder.resolve(name), "{\"defaultAction\": " + defaultAction + "}")
        .toString();
  }

  private int lintInput(String text, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return lint(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private int lint(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 1];
    all[0] = "lint";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }
}
