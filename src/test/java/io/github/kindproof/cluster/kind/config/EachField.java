package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents that set each field which {@code fields.txt} lists, to a value of its type. */
final class EachField {
  private static final Pattern LINE = Pattern.compile("(\\d+)-(\\d*) (\\S+) (\\S+)");
  private static final Pattern STEP = Pattern.compile("[^.\\[\\]{}]+|\\[]|\\{}");

  private EachField() {}

  /**
   * Return a document.
   *
   * @param minor the minor that knows the fields
   * @param known whether it knows them, or only another minor does
   */
  static KubeadmDocument document(String apiVersion, String kind, int minor, boolean known) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", apiVersion).put("kind", kind);
    boolean inside = false;
    for (String text : PackagedFile.text(ConfigFields.class, "fields.txt").lines().toList()) {
      Matcher line = LINE.matcher(text);
      if (text.startsWith("[")) {
        inside = text.equals("[" + apiVersion + " " + kind + "]");
      } else if (inside
          && line.matches()
          && Minors.of(line.group(1), line.group(2)).contains(minor) == known
          && !line.group(3).matches("kind|apiVersion")) {
        set(document, line.group(3), value(line.group(4)));
      }
    }
    YamlNode read = YamlNode.read(Path.of(kind), document.toString()).get(0);
    return KubeadmDocument.of((ConfigValue.Mapping) ConfigYaml.of(Path.of(kind), read).value());
  }

  private static void set(ObjectNode document, String path, JsonNode value) {
    JsonNode holder = document;
    String last = "";
    for (String step : STEP.matcher(path).results().map(MatchResult::group).toList()) {
      if (!last.isEmpty()) {
        holder = below(holder, last, step.equals("[]"));
      }
      last = step;
    }
    put(holder, last, value);
  }

  private static JsonNode below(JsonNode holder, String step, boolean list) {
    JsonNode before = holder instanceof ArrayNode array ? array.path(0) : holder.path(key(step));
    if (!before.isMissingNode()) {
      return before;
    }
    JsonNode made =
        list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
    put(holder, step, made);
    return made;
  }

  private static void put(JsonNode holder, String step, JsonNode value) {
    if (holder instanceof ArrayNode array) {
      array.add(value);
    } else {
      ((ObjectNode) holder).set(key(step), value);
    }
  }

  private static String key(String step) {
    return step.equals("{}") ? "key" : step;
  }

  private static JsonNode value(String type) {
    return switch (type) {
      case "bool" -> JsonNodeFactory.instance.booleanNode(true);
      case "int" -> JsonNodeFactory.instance.numberNode(1);
      case "number" -> JsonNodeFactory.instance.numberNode(0.5);
      case "duration" -> JsonNodeFactory.instance.stringNode("10s");
      case "any" -> JsonNodeFactory.instance.nullNode();
      default -> JsonNodeFactory.instance.stringNode("text");
    };
  }
}
