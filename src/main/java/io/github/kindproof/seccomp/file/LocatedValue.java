package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.progress.OneLine;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A value of a JSON or YAML document with its place. */
public sealed interface LocatedValue {
  /** Where it stands. */
  Span span();

  /** What it is, as a complaint calls it, for example {@code an array}. */
  String described();

  /**
   * An object, or mapping.
   *
   * @param fields in their order; a name may come twice
   */
  record Fields(Span span, List<Field> fields) implements LocatedValue {
    /** Copies the list. */
    public Fields {
      fields = List.copyOf(fields);
    }

    /** The value of the first field with this name. */
    public Optional<LocatedValue> get(String name) {
      return fields.stream().filter(it -> it.name().equals(name)).map(Field::value).findFirst();
    }

    /** The text of the first field with this name; empty if it has none. */
    public String text(String name) {
      return get(name).map(it -> it instanceof Text text ? text.text() : "").orElse("");
    }

    @Override
    public String described() {
      return "an object";
    }
  }

  /** An array, or sequence. */
  record Elements(Span span, List<LocatedValue> elements) implements LocatedValue {
    /** Copies the list. */
    public Elements {
      elements = List.copyOf(elements);
    }

    /** The change that takes out the element with this index, and the comma beside it. */
    TextEdit removal(int index) {
      Span element = elements.get(index).span();
      if (index + 1 < elements.size()) {
        return new TextEdit(element.from(), elements.get(index + 1).span().from(), "");
      }
      int from = index == 0 ? element.from() : elements.get(index - 1).span().to();
      return new TextEdit(from, element.to(), "");
    }

    @Override
    public String described() {
      return "an array";
    }
  }

  /** A string. */
  record Text(Span span, String text) implements LocatedValue {
    @Override
    public String described() {
      return "the string \"" + OneLine.cut(text, 60) + "\"";
    }
  }

  /** A whole number of any size. */
  record Whole(Span span, BigInteger number) implements LocatedValue {
    @Override
    public String described() {
      return number.toString();
    }
  }

  /** Nothing: {@code null}. */
  record Nothing(Span span) implements LocatedValue {
    @Override
    public String described() {
      return "null";
    }
  }

  /**
   * What a profile never has: a fraction, true or false.
   *
   * @param shown its text
   */
  record Other(Span span, String shown) implements LocatedValue {
    @Override
    public String described() {
      return shown;
    }
  }

  /** A field of an object. */
  record Field(Span nameSpan, String name, LocatedValue value) {}
}
