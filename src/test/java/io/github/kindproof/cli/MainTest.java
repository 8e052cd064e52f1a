package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      out.getBuffer().setLength(0);
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(out.toString()).as(command).contains("Examples:", "./kindproof " + command);
    }
  }

  @Test
  void onlyTheNamedCommandIsBuiltWhole() {
    Main.commandLineFor("lint", "--fix")
        .getSubcommands()
        .forEach(
            (command, line) ->
                assertThat(line.getCommandSpec().options())
                    .as(command)
                    .satisfies(
                        it ->
                            assertThat(it.stream().allMatch(OptionSpec::inherited))
                                .isEqualTo(!command.equals("lint"))));
  }

  @Test
  void theHelpIsTheSameWhicheverCommandsAreBuilt() {
    assertThat(Main.commandLineFor("--help").getUsageMessage())
        .isEqualTo(Main.commandLine().getUsageMessage());
  }

  @Test
  void anUnknownCommandIsNamedWithTheOneThatWasMeant() {
    assertThat(run("lnit")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "kindproof: unknown command 'lnit'; did you mean 'lint'?; see ./kindproof --help\n");
    assertThat(error("filter", "container1"))
        .contains("unknown command 'container1'; did you mean 'container'?");
    assertThat(error("frobnicate"))
        .isEqualTo("kindproof: unknown command 'frobnicate'; see ./kindproof --help\n");
  }

  @Test
  void anUnknownOptionIsNamedWithTheOneThatWasMeant() {
    assertThat(error("lint", "--fromat=json", "a.json"))
        .contains("Unknown option: '--fromat=json'; did you mean '--format'?", "lint --help");
    assertThat(error("lint", "--frobnicate")).doesNotContain("did you mean");
    assertThat(error("filter", "pod", "web", "--kubeconfg", "k"))
        .contains("did you mean '--kubeconfig'?; see ./kindproof filter pod --help");
    assertThat(error("report", "merge", "--fromat=json", "matrix.json"))
        .contains("did you mean '--format'?");
    assertThat(error("lint", "--quite", "a.json")).contains("did you mean '--quiet'?");
  }

  @Test
  void anUnknownValueIsNamedWithTheOneThatWasMeant() {
    assertThat(error("lint", "--format", "jsn", "a.json"))
        .isEqualTo(
            "kindproof: --format: 'jsn' is not one of text, json, sarif, github, gitlab, junit; "
                + "did you mean 'json'?; see ./kindproof lint --help\n");
    assertThat(error("filter", "pod", "web", "--format", "sarif"))
        .contains("--format: 'sarif' is not one of text, json; see ./kindproof filter pod --help");
    assertThat(error("lint", "--fail-on", "eror", "a.json")).contains("did you mean 'error'?");
    assertThat(error("--color", "alway", "doctor")).contains("did you mean 'always'?");
    assertThat(error("setup", "--images", "offical")).contains("did you mean 'official'?");
    assertThat(error("completion", "bsh")).contains("SHELL: 'bsh'", "did you mean 'bash'?");
    assertThat(error("rollout", "--change", "secomp-default"))
        .contains("did you mean \"seccomp-default\"?");
    assertThat(error("tutorial", "--provider", "kidn")).contains("did you mean \"kind\"?");
  }

  @Test
  void aFileOfArgumentsMayNameTheCommand(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "lint --rules");
    assertThat(run("@" + file)).isZero();
    assertThat(out.toString()).contains("upper-half");
  }

  @Test
  void aNameInAManifestCannotLookLikeAnotherLine(@TempDir Path folder) throws IOException {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: "a\\nb: |c|"}
        spec:
          securityContext: {seccompProfile: {type: Unconfined}}
          containers: [{name: c, image: i}]
        """;
    Path file = Files.writeString(folder.resolve("pod.yaml"), pod);
    assertThat(run("would-break", file.toString())).isZero();
    assertThat(out.toString()).contains("not affected    pod/a?b: |c|: it is Unconfined");
  }

  @Test
  void noExampleIsTooWideForATerminal() {
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (command, line) ->
                assertThat(line.getCommandSpec().usageMessage().footer())
                    .as(command)
                    .allSatisfy(example -> assertThat(example).hasSizeLessThan(80)));
  }

  @Test
  void aConfigOfTheUsersIsPrintedUnchangedAndWarnedOf() throws IOException {
    String article = "kind-configs/seccomp-default-alpha.yaml";
    assertThat(run("render", "--kubernetes", "v1.34.11", "--config", article)).isZero();
    assertThat(out.toString()).isEqualTo(Files.readString(Path.of(article)));
    assertThat(err.toString().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("warning: " + article + ":"));
  }

  @Test
  void theVersionThatAConfigWasCheckedForIsSaid() {
    assertThat(run("render", "--config", "kind-configs/plain.yaml")).isZero();
    assertThat(err.toString())
        .isEqualTo(
            "checked for Kubernetes v1.37.0, kind's default image, because the config names"
                + " none\n");
  }

  @Test
  void theExitCodesAreInTheHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:", "an outcome differs from what is expected");
  }

  @Test
  void anUnknownOptionIsOneLineAndExitCode2() {
    assertThat(run("setup", "--imagse", "local")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("kindproof: Unknown option").contains("setup --help");
  }

  @Test
  void anUnknownModeOrVersionIsRefusedBeforeAnythingIsDone() {
    assertThat(run("setup", "--images", "mine")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("kindproof: --images: 'mine' is not one of auto, official, local");
    err.getBuffer().setLength(0);
    assertThat(run("setup", "--kubernetes", "v1.2.3")).isEqualTo(2);
    assertThat(err.toString()).contains("v1.2.3").contains("v1.34.11").contains("v1.24.17");
  }

  @Test
  void anUnknownChangeOfARunningClusterIsRefusedBeforeAnythingIsDone() {
    assertThat(run("rollout", "--change", "seccomp")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "kindproof: --change: 'seccomp' is not a change; write seccomp-default or "
                + "runtime=NAME\n");
    err.getBuffer().setLength(0);
    assertThat(run("rollout", "--change", "runtime=9.9")).isEqualTo(2);
    assertThat(err.toString()).contains("runtime 9.9", "choose one of");
    err.getBuffer().setLength(0);
    assertThat(run("rollout", "--own", "none.yaml")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    err.getBuffer().setLength(0);
    assertThat(run("diff", "1.34", "1.36", "--change", "runtime=2.3")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown options: '--change'");
    err.getBuffer().setLength(0);
    assertThat(run("diff")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required parameters: 'FROM', 'TO'");
  }

  @Test
  void noClusterIsAskedThatWasNotNamed() {
    assertThat(run("check")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "kindproof: --kubeconfig: is required: no default cluster is ever used; "
                + "specify a file and one of its contexts\n");
    err.getBuffer().setLength(0);
    assertThat(run("check", "--kubeconfig", "pom.xml")).isEqualTo(2);
    assertThat(err.toString()).contains("--context: is required");
    err.getBuffer().setLength(0);
    assertThat(run("clean", "--context", "c")).isEqualTo(2);
    assertThat(err.toString()).contains("--kubeconfig: is required");
    assertThat(run("check", "--print-rights", "--no-settings")).isZero();
    assertThat(out.toString()).contains("kind: \"ClusterRole\"").doesNotContain("nodes/proxy\"");
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    assertThat(run("completion")).isZero();
    assertThat(out.toString())
        .contains("complete -F", "doctor", "--kubernetes")
        .contains("WHEN_option_args=(\"auto\" \"always\" \"never\")")
        .contains("FORMAT_option_args=(\"text\" \"json\")")
        .containsPattern("flag_opts=.*'--quiet'.*'-v' '--verbose'\"")
        .doesNotContainPattern("arg_opts=.*'--verbose'")
        .doesNotContain("'-v'|");
  }

  @Test
  void aFullDiskIsAFaultAndNoBug() {
    CommandLine line = Main.commandLine();
    line.addSubcommand(new FullDisk());
    line.setExecutionExceptionHandler(line.getExecutionExceptionHandler()); // of this one too
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("write")).isEqualTo(3);
    assertThat(err.toString())
        .isEqualTo(
            "kindproof: No space left on device; free disk space, or make the files accessible\n");
  }

  @CommandLine.Command(name = "write")
  private static final class FullDisk implements Runnable {
    @Override
    public void run() {
      try {
        Files.writeString(Path.of("/dev/full"), "text");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private String error(String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    return err.toString();
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLineFor(arguments);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }
}
