package io.github.kindproof.cli;

import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.ScreenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/**
 * The formats of one report, in the order of the help. Immutable.
 *
 * @param <R> the type of what is reported
 */
final class Formats<R> {
  private record Form<R>(String hint, BiFunction<R, Screen, String> writer) {}

  private final Map<Format, Form<R>> forms;

  private Formats(Map<Format, Form<R>> forms) {
    this.forms = forms;
  }

  /** The text for people, which every report has. */
  static <R> Formats<R> text(BiFunction<R, Screen, String> writer) {
    return new Formats<>(Map.of(Format.TEXT, new Form<>("", writer)));
  }

  static <R> Formats<R> text(Function<R, String> writer) {
    return text((report, screen) -> writer.apply(report));
  }

  Formats<R> with(Format format, Function<R, String> writer) {
    return with(format, "", writer);
  }

  /** Return these formats and another one, with a hint that the help gives in parentheses. */
  Formats<R> with(Format format, String hint, Function<R, String> writer) {
    Map<Format, Form<R>> longer = new LinkedHashMap<>(forms);
    longer.put(format, new Form<>(hint, (report, screen) -> writer.apply(report)));
    return new Formats<>(longer);
  }

  /** Return a report in a format. Whatever it quotes, no character of it controls a terminal. */
  String written(R report, Format format, Screen screen) {
    var writer = Objects.requireNonNull(forms.get(format), format.word()).writer();
    String text = writer.apply(report, screen);
    if (format != Format.TEXT) {
      return Printable.lines(text);
    }
    return screen.color()
        ? ScreenText.of(text, writer.apply(report, screen.withoutColor()))
        : ScreenText.of(text);
  }

  boolean has(Format format) {
    return forms.containsKey(format);
  }

  List<String> words() {
    return forms.keySet().stream().map(Format::word).toList();
  }

  /** The format with this name. */
  Format named(String word) {
    return forms.keySet().stream()
        .filter(it -> it.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("is no format"));
  }

  /** Return them for a help, for example {@code text, json or junit (XML)}. */
  @Override
  public String toString() {
    List<String> all = new ArrayList<>();
    forms.forEach(
        (format, form) ->
            all.add(format.word() + (form.hint().isEmpty() ? "" : " (" + form.hint() + ")")));
    return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
  }
}
