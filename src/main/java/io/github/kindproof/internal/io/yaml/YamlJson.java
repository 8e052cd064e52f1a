package io.github.kindproof.internal.io.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that kubectl makes of a YAML document, with anchors, aliases and merge keys expanded.
 */
public final class YamlJson {
  /** Anchors that refer to anchors can expand beyond any memory. */
  private static final int MOST_VALUES = 1_000_000;

  /** An anchor that contains itself is endless. */
  private static final int DEEPEST = 200;

  /** As in JSON. Far longer ones take minutes to convert. */
  private static final int LONGEST_NUMBER = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private int values;

  private YamlJson() {}

  /**
   * Converts a document; rejects duplicate keys, endless anchors, and scalars that do not match
   * their tag.
   */
  public static JsonNode of(YamlNode document) {
    return new YamlJson().json(document, 0);
  }

  private JsonNode json(YamlNode node, int depth) {
    if (++values > MOST_VALUES || depth > DEEPEST) {
      throw node.wrong("an anchor refers to itself", "do not use an anchor inside its own value");
    }
    if (node.isSequence()) {
      ArrayNode array = nodes.arrayNode();
      node.items().forEach(item -> array.add(json(item, depth + 1)));
      return array;
    }
    return node.isMapping() ? object(node, depth) : scalar(node);
  }

  private ObjectNode object(YamlNode node, int depth) {
    ObjectNode object = nodes.objectNode();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlNode.Entry entry : node.entries()) {
      String key = entry.key().text();
      Integer before = lines.put(key, entry.key().line());
      if (before != null) {
        throw entry.key().wrong("`" + key + "` is already on line " + before, "remove one");
      }
      object.set(key, json(entry.value(), depth + 1));
    }
    return object;
  }

  private JsonNode scalar(YamlNode node) {
    Tag tag = node.tag();
    String text = node.text();
    try {
      if (tag.equals(Tag.NULL)) {
        return nodes.nullNode();
      } else if (tag.equals(Tag.BOOL)) {
        return nodes.booleanNode(KubectlScalars.isTrue(text));
      } else if (tag.equals(Tag.INT)) {
        return nodes.numberNode(integer(text));
      } else if (tag.equals(Tag.FLOAT)) {
        return nodes.numberNode(new BigDecimal(notTooLong(text)));
      }
      return nodes.stringNode(text);
    } catch (NumberFormatException e) {
      throw node.wrong("'" + text + "' is not a number", "correct it, or quote it if it is text");
    }
  }

  private static String notTooLong(String number) {
    if (number.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("too long");
    }
    return number;
  }

  private static BigInteger integer(String text) {
    String digits = notTooLong(text).replace("_", "").toLowerCase(Locale.ROOT);
    boolean negative = digits.startsWith("-");
    digits = digits.replaceFirst("^[-+]", "");
    BigInteger value;
    if (digits.startsWith("0x")) {
      value = new BigInteger(digits.substring(2), 16);
    } else if (digits.startsWith("0b")) {
      value = new BigInteger(digits.substring(2), 2);
    } else if (digits.matches("0o?.+")) {
      value = new BigInteger(digits.replaceFirst("0o?", ""), 8);
    } else {
      value = new BigInteger(digits);
    }
    return negative ? value.negate() : value;
  }
}
