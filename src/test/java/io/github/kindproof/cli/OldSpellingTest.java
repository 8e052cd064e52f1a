package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class OldSpellingTest {
  private final StringWriter said = new StringWriter();

  @Test
  void minimiseGoesOnWorkingAndSaysSoOnce() {
    ParseResult parsed =
        parsed("mutate", "app.yaml", "--profile", "app.json", "--minimise", "small.json");
    assertThat((Path) parsed.matchedOptionValue("--minimize", Path.of("")))
        .hasFileName("small.json");
    assertThat(said.toString().lines())
        .containsExactly("kindproof: --minimise is now spelled --minimize");
    assertThat(parsed.commandSpec().commandLine().getUsageMessage())
        .contains("--minimize")
        .doesNotContain("--minimise");
  }

  @Test
  void diffInPlaceIsRolloutAndSaysSoOnce() {
    ParseResult parsed = parsed("diff", "--own", "a.yaml", "--in-place", "--change", "runtime=2.3");
    assertThat(parsed.commandSpec().name()).isEqualTo("rollout");
    assertThat(parsed.matchedOptionValue("--change", "")).isEqualTo("runtime=2.3");
    assertThat(said.toString().lines())
        .containsExactly("kindproof: diff --in-place is now spelled rollout");
  }

  @Test
  void optionsMayPrecedeTheCommand() {
    ParseResult parsed = parsed("--color", "never", "diff", "--in-place", "-q");
    assertThat(parsed.commandSpec().name()).isEqualTo("rollout");
  }

  @Test
  void explainsJsonIsJsonLines() {
    ParseResult parsed = parsed("explain", "--json", "read");
    assertThat(parsed.matchedOptionValue("--format", Format.TEXT)).isEqualTo(Format.JSONL);
    assertThat(said.toString().lines()).hasSize(1);
    assertThat(parsed.commandSpec().commandLine().getUsageMessage()).doesNotContain("--json");
  }

  @Test
  void checkStillWritesFilesBesideItsReport() {
    ParseResult parsed = parsed("check", "--json", "a.json", "--html=a.html", "--metrics=a.prom");
    assertThat((Path) parsed.matchedOptionValue("--metrics", Path.of(""))).hasFileName("a.prom");
    assertThat(parsed.commandSpec().commandLine().getUsageMessage())
        .doesNotContain("--json", "--html", "--metrics");
  }

  @Test
  void whatIsSpelledAsTodayIsLeftAlone() {
    assertThat(parsed("diff", "1.34", "1.36").commandSpec().name()).isEqualTo("diff");
    assertThat(parsed("rollout").commandSpec().name()).isEqualTo("rollout");
    assertThat(said.toString()).isEmpty();
  }

  private ParseResult parsed(String... arguments) {
    CommandLine line = Main.commandLineFor(arguments).setErr(new PrintWriter(said, true));
    return line.parseArgs(arguments).subcommand();
  }
}
