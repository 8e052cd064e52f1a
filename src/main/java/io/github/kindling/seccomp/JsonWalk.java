package io.github.kindling.seccomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.kindling.failure.BadInput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/** Walks through a JSON file and knows the line where it is, so that complaints can name it. */
final class JsonWalk implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Something to do with a field's value, or with an element. */
  interface Step {
    void at(String name) throws IOException;
  }

  private final Path file;
  private final JsonParser parser;

  private JsonWalk(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static JsonWalk open(Path file) throws IOException {
    return new JsonWalk(file, FACTORY.createParser(Files.readAllBytes(file)));
  }

  /** Walks the whole file, which must be one object. */
  void document(Step onField) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new BadInput(file.toString(), "is empty", "write a profile into it");
      }
      object(onField);
      if (parser.nextToken() != null) {
        throw wrong("there is more after the profile's end", "keep one JSON object in the file");
      }
    } catch (StreamReadException e) {
      boolean duplicate =
          e instanceof JsonParseException && e.getOriginalMessage().startsWith("Duplicate field");
      throw BadInput.at(
          file,
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          (duplicate ? "" : "is not JSON: ") + words(e),
          duplicate ? "keep one of them" : "correct it");
    }
  }

  /** Without where an object began: the parser tells its source there, and would not. */
  private static String words(StreamReadException e) {
    return e.getOriginalMessage().replaceFirst("\\s*\\(start marker at .*\\)", "");
  }

  /** Walks the fields of the object that starts here. */
  void object(Step onField) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      onField.at(name);
    }
  }

  /** Walks the elements of the array that starts here. */
  void array(String name, Step onElement) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(JsonToken.START_ARRAY, "an array for " + name);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      onElement.at(name);
    }
  }

  String string(String name) throws IOException {
    expect(JsonToken.VALUE_STRING, "a string for " + name);
    return parser.getText();
  }

  BigInteger number(String name) throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number for " + name);
    return parser.getBigIntegerValue();
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** A complaint about what stands here. */
  BadInput wrong(String what, String remedy) {
    return wrongAt(line(), what, remedy);
  }

  BadInput wrongAt(int line, String what, String remedy) {
    return BadInput.at(file, line, what, remedy);
  }

  /** Names a line, for a warning. */
  String place(int line) {
    return file + ":" + line;
  }

  private void expect(JsonToken token, String described) throws IOException {
    if (parser.currentToken() != token) {
      throw wrong("has " + shown() + " instead of " + described, "correct it");
    }
  }

  private String shown() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the string \"" + parser.getText() + "\"";
      default -> parser.getText();
    };
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
