package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OldSpellingTest {
  @Test
  void minimiseGoesOnWorkingAndSaysSoOnce() {
    CommandLine line = Main.commandLine();
    CommandLine mutate = Objects.requireNonNull(line.getSubcommands().get("mutate"));
    StringWriter said = new StringWriter();
    mutate.setErr(new PrintWriter(said, true));

    line.parseArgs("mutate", "app.yaml", "--profile", "app.json", "--minimise", "small.json");

    assertThat(said.toString().lines())
        .containsExactly("kindproof: --minimise is now spelled --minimize");
    assertThat(mutate.getUsageMessage()).contains("--minimize").doesNotContain("--minimise");
  }
}
