package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.progress.Durations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class DurationOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "--limit, check, 2m",
    "--limit, profiles, 2m",
    "--limit, verify, 1m",
    "--idle, record, 2s",
    "--reuse-idle, tutorial, 30m",
  })
  void eachHasItsDefaultInTheFormThatItTakes(String option, String command, String expected) {
    OptionSpec found =
        options(command).filter(it -> it.longestName().equals(option)).toList().get(0);
    assertThat(found.typeInfo().getType()).isEqualTo(Duration.class);
    assertThat(found.paramLabel()).isEqualTo("DURATION");
    assertThat(found.defaultValue()).isEqualTo(expected);
    assertThat(Durations.parse(expected, ChronoUnit.SECONDS)).isPresent();
    assertThat(String.join(" ", found.description())).contains("Default: " + expected);
  }

  @Test
  void noOptionHasAUnitInPlaceOfADuration() {
    Stream<String> labels =
        Main.commandLine().getSubcommands().keySet().stream()
            .flatMap(DurationOptionsTest::options)
            .map(OptionSpec::paramLabel);
    assertThat(labels).isNotEmpty().doesNotContain("SECONDS", "MINUTES");
  }

  @ParameterizedTest
  @CsvSource({
    "5x, '--limit: ''5x'' is not a duration; write, for example, 90s, 5m or 1h30m; see'",
    "0s, '--limit 0s: is too short; give at least 1s'",
  })
  void aTextThatIsNoneIsOneLineWithExamples(String limit, String message) {
    StringWriter err = new StringWriter();
    List<String> arguments = List.of("check", "--limit", limit);
    CommandLine line = Main.commandLineFor("check").setErr(new PrintWriter(err));
    assertThat(line.execute(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).startsWith("kindproof: " + message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"90, PT90S", "1h30m, PT90M"})
  void aNumberWithoutAUnitIsOneOfSeconds(String text, Duration expected) {
    var parsed = Main.commandLineFor("check").parseArgs("check", "--limit", text).subcommand();
    assertThat(parsed.matchedOptionValue("--limit", Duration.ZERO)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"90, PT90M", "90s, PT90S"})
  void butOneOfMinutesAsTheTimeThatAClusterIsIdle(String text, Duration expected) {
    var parsed =
        Main.commandLineFor("tutorial").parseArgs("tutorial", "--reuse-idle", text).subcommand();
    assertThat(parsed.matchedOptionValue("--reuse-idle", Duration.ZERO)).isEqualTo(expected);
  }

  private static Stream<OptionSpec> options(String command) {
    CommandLine line = Main.commandLine().getSubcommands().get(command);
    return Objects.requireNonNull(line, command).getCommandSpec().options().stream();
  }
}
