package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.progress.OneLine;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A value of a JSON or YAML document with its position. */
public sealed interface LocatedValue {
  Span span();

  /** A description for messages, for example {@code an array}. */
  String described();

  /** An object or mapping; a name may occur twice. */
  record Fields(Span span, List<Field> fields) implements LocatedValue {
    public Fields {
      fields = List.copyOf(fields);
    }

    /** The value of the first field with this name. */
    public Optional<LocatedValue> get(String name) {
      return fields.stream().filter(it -> it.name().equals(name)).map(Field::value).findFirst();
    }

    /** The text of the first field with this name; empty if there is none. */
    public String text(String name) {
      return get(name).map(it -> it instanceof Text text ? text.text() : "").orElse("");
    }

    @Override
    public String described() {
      return "an object";
    }
  }

  /**
   * An array or sequence.
   *
   * @param isBlock whether each element begins with a dash in a line of its own
   */
  record Elements(Span span, boolean isBlock, List<LocatedValue> elements) implements LocatedValue {
    public Elements {
      elements = List.copyOf(elements);
    }

    /** The edit that removes an element and the comma next to it. */
    TextEdit removal(int index) {
      Span element = elements.get(index).span();
      if (index + 1 < elements.size()) {
        return new TextEdit(element.from(), elements.get(index + 1).span().from(), "");
      }
      if (index == 0 && isBlock) {
        return new TextEdit(span.from(), element.to(), "[]");
      }
      int from = index == 0 ? element.from() : elements.get(index - 1).span().to();
      return new TextEdit(from, element.to(), "");
    }

    @Override
    public String described() {
      return "an array";
    }
  }

  record Text(Span span, String text) implements LocatedValue {
    @Override
    public String described() {
      return "the string \"" + OneLine.cut(text, 60) + "\"";
    }
  }

  /** An integer of any size. */
  record Whole(Span span, BigInteger number) implements LocatedValue {
    @Override
    public String described() {
      return number.toString();
    }
  }

  record Nothing(Span span) implements LocatedValue {
    @Override
    public String described() {
      return "null";
    }
  }

  /** A value that no profile has: a fraction, true or false. */
  record Other(Span span, String shown) implements LocatedValue {
    @Override
    public String described() {
      return shown;
    }
  }

  record Field(Span nameSpan, String name, LocatedValue value) {}
}
