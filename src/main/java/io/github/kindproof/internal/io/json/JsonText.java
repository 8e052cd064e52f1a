package io.github.kindproof.internal.io.json;

import io.github.kindproof.internal.io.text.Printable;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON. */
public final class JsonText {
  private static final JsonMapper MAPPER = builder().build();

  private JsonText() {}

  /** A mapper of JSON with {@link #settings}. */
  public static JsonMapper.Builder builder() {
    return settings(JsonMapper.builder());
  }

  /** Keys are in the order of a record's components; constants of enums have their own names. */
  public static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B settings(B builder) {
    return builder
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Empty if the text is not valid JSON, for example if it is cut off. */
  public static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A tree, a record, or a list or map of them, as indented text with a trailing newline. */
  public static String indented(Object value) {
    return written(MAPPER.writerWithDefaultPrettyPrinter(), value) + "\n";
  }

  /** Return a value as JSON on one line, without a trailing newline. */
  public static String line(Object value) {
    return written(MAPPER.writer(), value);
  }

  /** The parser's message, without the start of an object or array, whose line it does not know. */
  public static String words(JacksonException error) {
    return error
        .getOriginalMessage()
        .replaceFirst("\\s*\\((start marker|for (Object|Array) starting) at .*\\)", "");
  }

  /**
   * Return JSON in which each character that is not {@link Printable} is escaped. Outside of
   * strings there are none but line ends.
   */
  public static String printable(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            each -> {
              if (each == '\n' || Printable.is(each)) {
                escaped.appendCodePoint(each);
              } else {
                for (char unit : Character.toChars(each)) {
                  escaped.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return escaped.toString();
  }

  private static String written(ObjectWriter writer, Object value) {
    return printable(writer.writeValueAsString(value));
  }
}
