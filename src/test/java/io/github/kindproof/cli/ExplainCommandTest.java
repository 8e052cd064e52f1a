package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.ObjectMapper;

class ExplainCommandTest {
  private static final String RESOURCE =
      "kind: SeccompProfile\nmetadata: {name: nginx}\nspec: {defaultAction: SCMP_ACT_LOG}\n";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "__NR_openat, openat, profiles call it openat",
    "SYS_openat, openat, profiles call it openat",
    "pread, pread64, profiles call it pread64",
    "59, execve, execve on x86_64; pipe2 on aarch64; oldolduname on x86",
    "syscall=435, clone3, 'clone3 on x86_64, aarch64, x86, arm'"
  })
  void aSyscallInOtherWordsIsUnderstood(String written, String name, String heading) {
    assertThat(explain(written)).isZero();
    assertThat(out.toString()).startsWith(written + ": " + heading + "\n" + name + "\n  It ");
  }

  @Test
  void aMistypedNameGetsASuggestion() {
    assertThat(explain("opnat")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("kindproof: 'opnat': is neither a syscall nor a file; did you mean openat?\n");
    assertThat(explain("9999")).isEqualTo(2);
  }

  @Test
  void severalAreSeparatedAndJsonIsOneDocument() throws IOException {
    assertThat(explain("read", "write")).isZero();
    assertThat(out.toString()).startsWith("read\n").contains("\n\nwrite\n");
    out.getBuffer().setLength(0);
    String[] subjects = {"io_uring_setup", "read", "clone3", refused(), "profiles/violation.json"};
    assertThat(explain(with("--format=json", subjects))).isZero();
    DocumentedKeys.verify("explain", out.toString());
    String whole = out.toString();
    out.getBuffer().setLength(0);
    assertThat(explain(with("--format=jsonl", subjects))).isZero();
    assertThat(out.toString().lines())
        .extracting(line -> new ObjectMapper().readTree(line))
        .containsExactlyElementsOf(new ObjectMapper().readTree(whole).get("explanations"));
    String lines = out.toString();
    out.getBuffer().setLength(0);
    assertThat(explain(with("--json", subjects))).isZero();
    assertThat(out.toString()).isEqualTo(lines);
    assertThat(err.toString()).contains("--json is now spelled --format json");
  }

  /** A profile that runc rejects, and that leaves a way to {@code socket} open. */
  private String refused() throws IOException {
    return file(
            "refused.json",
            """
            {"defaultAction": "SCMP_ACT_ERRNO",
             "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"],
             "syscalls": [
               {"names": ["socketcall", "reboot", "read"], "action": "SCMP_ACT_ALLOW"},
               {"names": ["write"], "action": "SCMP_ACT_NOTIFY"},
               {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
                "args": [{"index": 0, "value": 2, "op": "SCMP_CMP_EQ"}]}]}
            """)
        .toString();
  }

  private static String[] with(String option, String... subjects) {
    return Stream.concat(Stream.of(option), Stream.of(subjects)).toArray(String[]::new);
  }

  @Test
  void aProfileIsReadInTheFormsOfLint() throws IOException {
    Path resource = file("nginx.yaml", RESOURCE + "---\n" + RESOURCE.replace("nginx", "web"));
    assertThat(explain(resource.toString())).isZero();
    assertThat(out.toString())
        .startsWith(resource + ": SeccompProfile nginx\n")
        .contains("\n\n" + resource + ": SeccompProfile web\n");
    assertThat(explain(file("helm.yaml", RESOURCE.replace("nginx", "{{x}}-a")).toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("helm.yaml:2:18: is a template; render it first");
  }

  @Test
  void dockersOldFormIsExplainedWithAWarning() throws IOException {
    Path old =
        file(
            "old.json",
            "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": ["
                + "{\"name\": \"read\", \"action\": \"SCMP_ACT_ALLOW\"}]}");
    assertThat(explain(old.toString())).isZero();
    assertThat(out.toString()).startsWith(old + " (as if its rules had \"names\")\n  Allows 1 ");
    assertThat(err.toString()).startsWith("warning: " + old + ":1:51: \"name\" is Docker's old");
  }

  @Test
  void aFolderStandsForTheProfilesInIt() throws IOException {
    Path one = file("one.json", "{\"defaultAction\": \"SCMP_ACT_LOG\"}");
    file("package.json", "{}");
    assertThat(explain(folder.toString())).isZero();
    assertThat(out.toString()).startsWith(one + "\n");
    assertThat(err.toString()).isEqualTo("skipped 1 other file in " + folder + "\n");
  }

  @Test
  @ResourceLock(LintCommandTest.STANDARD_INPUT)
  void aDashIsTheStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(RESOURCE.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(explain("-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(out.toString()).startsWith("stdin: SeccompProfile nginx\n");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int explain(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 1];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }
}
