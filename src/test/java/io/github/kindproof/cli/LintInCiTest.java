package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/**
 * The action, the hook and the component that run lint in CI: runs their scripts with a command
 * that only writes down its arguments, which {@code lint} must then accept.
 */
class LintInCiTest {
  private static final String COMMAND =
      """
      #!/bin/bash
      echo "$*" >> "${0%/*}/runs"
      exit "$CODE"
      """;

  @TempDir Path folder;

  @BeforeEach
  void writesACommand() throws IOException {
    Path command = Files.writeString(folder.resolve("kindproof"), COMMAND);
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void theActionAnnotatesTheRun() throws Exception {
    assertThat(action(0, "profiles\n more/a.json ", "", "false")).isZero();
    assertThat(runs()).containsExactly("lint --format github profiles more/a.json");
    assertThat(action(1, "profiles", "warning", "false")).isEqualTo(1);
    assertThat(runs().get(1)).isEqualTo("lint --fail-on warning --format github profiles");
  }

  @Test
  void theActionWritesSarifAndFailsAsLintDoes() throws Exception {
    assertThat(action(2, ".", "", "true")).isEqualTo(2);
    assertThat(runs())
        .containsExactly("lint --format sarif -o " + folder + "/kindproof-lint.sarif .", "lint .");
    assertThat(yaml("action.yml").at("/runs/steps/1/with/sarif_file").asString())
        .isEqualTo("${{ runner.temp }}/kindproof-lint.sarif");
  }

  @Test
  void theComponentWritesAReportAndFailsAsLintDoes() throws Exception {
    JsonNode job = yaml("templates/lint.yml").at("/1/kindproof-lint");
    String script =
        "%s\n%s"
            .formatted(job.at("/script/0").asString(), job.at("/script/1").asString())
            .replace("$[[ inputs.files ]]", "profiles a.json")
            .replace("$[[ inputs.fail-on ]]", "warning");
    assertThat(bash(script, Map.of("KINDPROOF_FOLDER", folder.toString(), "CODE", "1")))
        .isEqualTo(1);
    assertThat(runs())
        .containsExactly(
            "lint --format gitlab -o kindproof-lint.json profiles a.json",
            "lint --fail-on warning profiles a.json");
    assertThat(job.at("/artifacts/reports/codequality").asString())
        .isEqualTo("kindproof-lint.json");
  }

  @Test
  void theHookRunsTheCommandOnProfiles() throws Exception {
    JsonNode hook = yaml(".pre-commit-hooks.yaml").get(0);
    String files = ".*(?:" + hook.path("files").asString() + ").*";
    assertThat(bash("./" + hook.path("entry").asString() + " --fix a.json", Map.of("CODE", "0")))
        .isZero();
    assertThat(runs()).containsExactly("lint --fix a.json");
    assertThat(List.of("profiles/a.json", "deploy/seccomp/b.yml"))
        .allMatch(it -> it.matches(files));
    assertThat("package.json").doesNotMatch(files);
  }

  @Test
  void thePageShowsInputsAndAHookThatExist() throws Exception {
    List<JsonNode> shown = shownIn("docs/lint.md");
    assertThat(names(shown.get(0).at("/steps/1/with")))
        .isEqualTo(names(yaml("action.yml").path("inputs")));
    assertThat(names(yaml("templates/lint.yml").at("/0/spec/inputs")))
        .containsAll(names(shown.get(1).at("/include/0/inputs")));
    assertThat(shown.get(2).at("/repos/0/hooks/0/id"))
        .isEqualTo(yaml(".pre-commit-hooks.yaml").at("/0/id"));
  }

  private int action(int code, String files, String failOn, String upload) throws Exception {
    return bash(
        yaml("action.yml").at("/runs/steps/0/run").asString(),
        Map.of(
            "GITHUB_ACTION_PATH",
            folder.toString(),
            "RUNNER_TEMP",
            folder.toString(),
            "PROFILES",
            files,
            "FAIL_ON",
            failOn,
            "UPLOAD",
            upload,
            "CODE",
            "" + code));
  }

  /** As runners do: the first command that fails ends the script. */
  private int bash(String script, Map<String, String> environment) throws Exception {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    bash.environment().putAll(environment);
    Process process = bash.start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(new String(output, StandardCharsets.UTF_8)).isEmpty();
    return process.waitFor();
  }

  /** The arguments of each run so far, which lint accepts. */
  private List<String> runs() throws IOException {
    List<String> runs = Files.readAllLines(folder.resolve("runs"));
    for (String run : runs) {
      String[] arguments = run.split(" ");
      Main.commandLineFor(arguments).parseArgs(arguments);
      assertThat(Arrays.asList(arguments)).startsWith("lint");
    }
    return runs;
  }

  /** The YAML that a page shows for CI. */
  private static List<JsonNode> shownIn(String page) throws IOException {
    String text = Files.readString(Path.of(page));
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(text.substring(text.indexOf("\n## Run lint in CI\n")))
        .results()
        .map(block -> parsed(block.group(1)))
        .toList();
  }

  /** A document, or an array of several. */
  private static JsonNode yaml(String file) throws IOException {
    return parsed(Files.readString(Path.of(file)));
  }

  private static JsonNode parsed(String text) {
    List<Object> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build()).loadAllFromString(text).forEach(documents::add);
    return JsonText.tree(documents.size() == 1 ? documents.get(0) : documents);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.propertyNames().forEach(names::add);
    return names;
  }
}
