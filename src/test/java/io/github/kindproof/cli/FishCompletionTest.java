package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks fish what it would complete, if this machine has it. */
class FishCompletionTest {
  private static final Path FISH =
      Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
          .map(folder -> Path.of(folder, "fish"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(Path.of(""));

  @TempDir static Path folder;
  private static Path script = Path.of("");

  @BeforeAll
  static void writesTheScript() throws IOException {
    script =
        Files.writeString(folder.resolve("kindproof.fish"), FishCompletion.of(Main.commandLine()));
  }

  @Test
  void aDescriptionIsQuotedAndOneSentence() throws IOException {
    assertThat(Files.readString(script))
        .contains("-a completion -d 'Prints a completion script for bash, zsh or fish'")
        .contains("-l format -x -a 'text json sarif github gitlab junit'")
        .contains("-s o -l output -r -F")
        .contains("-n '__fish_use_subcommand' -s q -l quiet -d ")
        .contains("-n '__fish_seen_subcommand_from doctor' -l format -x -a 'text json'")
        .contains("-n '__fish_seen_subcommand_from doctor' -l color -x -a 'auto always never'");
    assertThat(Files.readAllLines(script))
        .allMatch(it -> it.matches("#.*|complete -c kindproof.*"));
  }

  @Test
  void commandsComeFirst() throws Exception {
    assertThat(completed("kindproof l")).containsExactly("lint");
    assertThat(completed("kindproof ")).contains("lint", "diff", "report").doesNotContain("pod");
    assertThat(completed("kindproof lint l")).isEmpty();
  }

  @Test
  void commandsOfACommandComeAfterIt() throws Exception {
    assertThat(completed("kindproof filter ")).containsExactly("container", "pod", "process");
    assertThat(completed("kindproof filter pod p")).isEmpty();
  }

  @Test
  void optionsAreThoseOfTheCommand() throws Exception {
    assertThat(completed("kindproof lint --f")).containsExactly("--fail-on", "--fix", "--format");
    assertThat(completed("kindproof lint --format=git"))
        .containsExactly("--format=github", "--format=gitlab");
    assertThat(completed("kindproof filter pod --kube")).contains("--kubeconfig");
    assertThat(completed("kindproof --f")).isEmpty();
  }

  @Test
  void argumentsAreValuesThatACommandKnows() throws Exception {
    assertThat(completed("kindproof completion ")).containsExactly("bash", "fish", "zsh");
  }

  @Test
  void filesAreThereWhereACommandTakesThem() throws Exception {
    Files.writeString(folder.resolve("mine.json"), "{}");
    assertThat(completed("kindproof lint mi")).containsExactly("mine.json");
    assertThat(completed("kindproof lint --output mi")).containsExactly("mine.json");
    assertThat(completed("kindproof doctor mi")).isEmpty();
  }

  private static List<String> completed(String line) throws Exception {
    assumeTrue(Files.isExecutable(FISH) && Files.isRegularFile(FISH), "fish is not installed");
    Process fish =
        new ProcessBuilder(
                FISH.toString(),
                "--no-config",
                "-c",
                "source $argv[1]; complete -C $argv[2]",
                script.toString(),
                line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(fish.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(fish.waitFor()).as(output).isZero();
    return output.lines().map(it -> it.replaceFirst("\t.*", "")).sorted().toList();
  }
}
