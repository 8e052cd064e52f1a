package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.file.LocatedValue.Elements;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import io.github.kindproof.seccomp.file.LocatedValue.Nothing;
import io.github.kindproof.seccomp.file.LocatedValue.Other;
import io.github.kindproof.seccomp.file.LocatedValue.Text;
import io.github.kindproof.seccomp.file.LocatedValue.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON text with the position of each value. */
final class JsonDocument {
  /** A profile has five. */
  private static final int LEVELS = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(LEVELS).build())
          .build();

  private final JsonParser parser;
  private final String text;
  private final UnaryOperator<Span> place;

  private JsonDocument(JsonParser parser, String text, UnaryOperator<Span> place) {
    this.parser = parser;
    this.text = text;
    this.place = place;
  }

  static LocatedValue read(String text) throws MalformedDocumentException {
    return read(text, UnaryOperator.identity());
  }

  /**
   * Reads a text that is part of a file.
   *
   * @param place finds the position in the file
   */
  static LocatedValue read(String text, UnaryOperator<Span> place)
      throws MalformedDocumentException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new MalformedDocumentException(
            ProfileProblem.of(
                FormatProblem.SYNTAX, Span.WHOLE_FILE, "is empty", "write a profile into it"));
      }
      LocatedValue value = new JsonDocument(parser, text, place).value();
      if (parser.nextToken() != null) {
        throw new MalformedDocumentException(
            ProfileProblem.of(
                FormatProblem.SYNTAX,
                start(parser.currentTokenLocation()),
                "has more text after the end of the profile",
                "keep one JSON object in the file"));
      }
      return value;
    } catch (JacksonException e) {
      throw new MalformedDocumentException(JsonMistake.of(e, text));
    }
  }

  /** Whether a text is the beginning of a JSON text, or empty. */
  static boolean endsTooEarly(String text) {
    if (text.isBlank()) {
      return true;
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
      return false;
    } catch (UnexpectedEndOfInputException e) {
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  private LocatedValue value() {
    TokenStreamLocation start = parser.currentTokenLocation();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING -> {
        String text = parser.getString(); // only then is it known where the string ends
        yield new Text(span(start), text);
      }
      case VALUE_NUMBER_INT -> {
        var number = parser.getBigIntegerValue();
        yield new Whole(span(start), number);
      }
      case VALUE_NULL -> new Nothing(span(start));
      default -> {
        String shown = parser.getString();
        yield new Other(span(start), shown);
      }
    };
  }

  private LocatedValue object(TokenStreamLocation start) {
    List<Field> fields = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      TokenStreamLocation nameStart = parser.currentTokenLocation();
      String name = parser.currentName();
      Span nameSpan = span(nameStart, name);
      parser.nextToken();
      fields.add(new Field(nameSpan, name, value()));
    }
    return new Fields(span(start), fields);
  }

  private LocatedValue array(TokenStreamLocation start) {
    List<LocatedValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return new Elements(span(start), false, elements);
  }

  private Span span(TokenStreamLocation start) {
    return place.apply(
        new Span(
            start.getLineNr(),
            start.getColumnNr(),
            (int) start.getCharOffset(),
            (int) parser.currentLocation().getCharOffset()));
  }

  /** The end of a name with escapes is unknown. */
  private Span span(TokenStreamLocation start, String name) {
    int from = (int) start.getCharOffset();
    boolean plain = text.startsWith('"' + name + '"', from);
    int to = plain ? from + name.length() + 2 : from;
    return place.apply(new Span(start.getLineNr(), start.getColumnNr(), from, to));
  }

  private static Span start(TokenStreamLocation location) {
    return Span.at(location.getLineNr(), location.getColumnNr());
  }
}
