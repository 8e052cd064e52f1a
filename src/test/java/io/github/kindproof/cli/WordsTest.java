package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Pages and help read as a native writer would have them. */
class WordsTest {
  private static final Pattern BANNED =
      Pattern.compile(
          "\\b(?:is|are) told\\b|\\bof which\\b|\\blies? there\\b|\\bonce more\\b|\\bthose that\\b"
              + "|\\blets? through\\b|\\bworth a look\\b|\\botherwise than\\b|\\beach by each\\b"
              + "|\\bwhoever\\b|\\bby (?:its|their) own words?\\b|\\bfor want of\\b"
              + "|(?:^|[.:|] )Of (?:a|an|each|all|one|the|two|several|its|what)\\b",
          Pattern.MULTILINE);

  static Stream<Path> pages() throws IOException {
    return Stream.concat(
            Stream.of("README.md", "CHANGELOG.md").map(Path::of),
            Files.list(Path.of("docs")).sorted())
        .filter(it -> it.toString().endsWith(".md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void ofPages(Path page) throws IOException {
    assertThat(banned(Files.readString(page))).isEmpty();
  }

  @Test
  void ofHelp() {
    Main.commandLine().getSubcommands().values().stream()
        .map(CommandLine::getUsageMessage)
        .forEach(help -> assertThat(banned(help)).as(help).isEmpty());
  }

  @Test
  void aBannedPhraseIsFoundAcrossLines() {
    assertThat(banned("the profiles lie\nthere. Of each node it\nlets through")).hasSize(3);
  }

  private static List<String> banned(String text) {
    return BANNED.matcher(text.replaceAll("\\s+", " ")).results().map(MatchResult::group).toList();
  }
}
