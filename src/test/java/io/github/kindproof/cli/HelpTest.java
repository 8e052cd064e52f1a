package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of each command and subcommand. */
class HelpTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The names of each command, after those of the commands that it belongs to. */
  static Stream<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    collect(Main.commandLine(), List.of(), all);
    return all.stream();
  }

  private static void collect(CommandLine line, List<String> path, List<List<String>> all) {
    line.getSubcommands()
        .forEach(
            (name, each) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              all.add(longer);
              collect(each, longer, all);
            });
  }

  @Test
  void commandsOfCommandsAreTestedToo() {
    assertThat(commands()).contains(List.of("lint"), List.of("filter", "pod"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isThatOfTheOption(List<String> command) {
    assertThat(run(before("help", command))).isZero();
    String help = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run(after(command, "--help"))).isZero();
    assertThat(help).isEqualTo(out.toString()).contains("Usage: ./kindproof " + joined(command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void saysWhatEachExitCodeMeans(List<String> command) {
    CommandLine line = Main.commandLine();
    for (String name : command) {
      line = Objects.requireNonNull(line.getSubcommands().get(name));
    }
    Map<String, String> codes = line.getCommandSpec().usageMessage().exitCodeList();
    assertThat(List.copyOf(codes.keySet()))
        .containsAll(List.of(" 0", " 2"))
        .isSubsetOf(" 0", " 1", " 2", " 3")
        .isSorted();
    assertThat(codes.values()).allSatisfy(it -> assertThat(it).matches("[a-z].*[^.]"));
    assertThat(line.getUsageMessage()).contains("Exit codes:");
  }

  /** However long the command is that its user types. */
  @ParameterizedTest
  @MethodSource("commands")
  void hasEachExampleOnOneLineForAShell(List<String> command) {
    String typed = "java -jar '/home/somebody/my tools/kindproof-0.1.0-all.jar'";
    CommandLine line = Main.commandLine().setCommandName(typed);
    for (String name : command) {
      line = Objects.requireNonNull(line.getSubcommands().get(name));
    }
    List<String> help = line.getUsageMessage().lines().toList();
    List<String> examples =
        help.stream().dropWhile(it -> !it.matches("Examples?:")).skip(1).toList();
    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).matches("  .*" + Pattern.quote(typed) + ".*|    --.*"))
        .allSatisfy(it -> assertThat(it).doesNotContainPattern("\\S {3,}[^# ]"));
  }

  @Test
  void withoutACommandListsAll() {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).isEqualTo(Main.commandLine().getUsageMessage());
  }

  @Test
  void ofAnUnknownCommandSaysWhichWasMeant() {
    assertThat(run("help", "lnit")).isEqualTo(2);
    assertThat(err.toString())
        .contains("unknown command 'lnit'; did you mean 'lint'?; see ./kindproof --help");
    err.getBuffer().setLength(0);
    assertThat(run("help", "filter", "prod")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean 'pod'?; see ./kindproof filter --help");
  }

  private static String[] before(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toArray(String[]::new);
  }

  private static String[] after(List<String> first, String last) {
    return Stream.concat(first.stream(), Stream.of(last)).toArray(String[]::new);
  }

  private static String joined(List<String> command) {
    return String.join(" ", command);
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLineFor(arguments);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }
}
