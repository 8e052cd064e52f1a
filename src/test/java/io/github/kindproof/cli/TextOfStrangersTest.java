package io.github.kindproof.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.ProblemKind;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names, logs and messages come from anywhere. Every report of every command quotes them in every
 * format, and no character of them does anything.
 */
class TextOfStrangersTest {
  private static final int ROUNDS = 6;

  /** A plan of our own lists, and a filter with the names of options. */
  private static final Set<String> WITHOUT_STRANGERS = Set.of("$Listed", "$Read");

  private static final String STYLES = "\u001b\\[(0|1|2|31|32|33)m";

  /** The formats of a command, and the type of what they report. */
  record Reported(Class<?> command, Formats<?> formats, Type type) {
    @Override
    public String toString() {
      return command.getSimpleName() + " " + type.getTypeName().replaceAll("[\\w.]+[.$]", "");
    }
  }

  static List<Reported> reports() throws IllegalAccessException {
    List<Reported> all = new ArrayList<>();
    collect(Main.commandLine(), all);
    return all;
  }

  private static void collect(CommandLine line, List<Reported> all) throws IllegalAccessException {
    Object command = line.getCommandSpec().userObject();
    for (Class<?> type = command.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == Formats.class) {
          field.setAccessible(true);
          Object owner = Modifier.isStatic(field.getModifiers()) ? null : command;
          Type reported = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
          if (WITHOUT_STRANGERS.stream().noneMatch(reported.getTypeName()::endsWith)) {
            all.add(new Reported(type, (Formats<?>) field.get(owner), reported));
          }
        }
      }
    }
    for (CommandLine each : line.getSubcommands().values()) {
      collect(each, all);
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  <R> void doesNothing(Reported reported) throws Exception {
    @SuppressWarnings("unchecked")
    Formats<R> formats = (Formats<R>) reported.formats();
    for (int round = 0; round < ROUNDS; round++) {
      @SuppressWarnings("unchecked")
      R report = (R) strangers(round).of(reported.type());
      for (String word : formats.words()) {
        Format format = formats.named(word);
        String plain = formats.written(report, format, new Screen(false, false, true));
        assertThat(hidden(plain)).as(word).isEmpty();
        switch (format) {
          case TEXT ->
              assertThat(
                      hidden(
                          formats
                              .written(report, format, new Screen(true, true, true))
                              .replaceAll(STYLES, "")))
                  .isEmpty();
          case JSON, SARIF, GITLAB -> assertThat(JsonText.parse(plain)).isPresent();
          case HTML -> assertThat(plain).doesNotContain("<img", "onerror=alert(1)>");
          case MARKDOWN -> assertThat(plain).doesNotContainPattern("(?m)^#+ injected|[^ ]<img");
          case GITHUB ->
              assertThat(plain.lines())
                  .allMatch(it -> it.matches("::(error|warning|notice) file=.*"))
                  .noneMatch(it -> it.startsWith("::error::"));
          case JUNIT ->
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(plain)));
          case PROMETHEUS ->
              assertThat(plain.lines())
                  .allMatch(
                      it -> it.matches("# .*|\\w+(\\{\\w+=\"([^\"\\\\]|\\\\[n\"\\\\])*\"})? \\d+"));
        }
      }
    }
  }

  private static Strangers strangers(int round) {
    return new Strangers(round)
        .with(BigInteger.class, () -> BigInteger.ONE)
        .with(ProblemKind.class, () -> FormatProblem.SYNTAX)
        .with(ObjectNode.class, () -> JsonText.object().put(Strangers.TEXT, Strangers.TEXT));
  }

  /** The characters of a text that nobody sees, or that control what shows it. */
  private static String hidden(String text) {
    return Stream.of(text.codePoints().boxed().toArray(Integer[]::new))
        .filter(it -> it != '\n' && it != '\t' && !Printable.is(it))
        .map("U+%04X"::formatted)
        .distinct()
        .collect(joining(" "));
  }
}
