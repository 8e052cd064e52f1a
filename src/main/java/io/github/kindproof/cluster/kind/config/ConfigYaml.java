package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.yaml.YamlJson;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A YAML document, read as kind reads a patch: the last of equal keys wins.
 *
 * @param lost the keys that are there again further down
 */
record ConfigYaml(ConfigValue value, List<Lost> lost) {
  /** Anchors that refer to anchors can expand beyond any memory, or have no end. */
  private static final int MOST_VALUES = 100_000;

  private static final int DEEPEST = 100;

  /**
   * A key that has no effect.
   *
   * @param by the line of the same key that wins
   */
  record Lost(String key, int line, int by) {}

  /**
   * Read a document.
   *
   * @throws BadInputException if its anchors have no end
   */
  static ConfigYaml of(Path file, YamlNode document) {
    Reading reading = new Reading(file);
    return new ConfigYaml(reading.value(document, document.line(), 0), List.copyOf(reading.lost));
  }

  /** Read the documents of a packaged file; their values are kind's own. */
  static List<ConfigValue> packaged(String name) {
    String text = PackagedFile.text(ConfigYaml.class, name);
    return YamlNode.read(Path.of(name), text).stream()
        .map(document -> ofKind(YamlJson.of(document)))
        .toList();
  }

  private static ConfigValue ofKind(JsonNode json) {
    if (json.isObject()) {
      Map<String, ConfigValue> fields = new LinkedHashMap<>();
      json.properties().forEach(field -> fields.put(field.getKey(), ofKind(field.getValue())));
      return new ConfigValue.Mapping(fields, ConfigValue.OF_KIND);
    } else if (json.isArray()) {
      List<ConfigValue> items = new ArrayList<>();
      json.forEach(item -> items.add(ofKind(item)));
      return new ConfigValue.Sequence(items, ConfigValue.OF_KIND);
    }
    return new ConfigValue.Scalar(json, ConfigValue.OF_KIND);
  }

  private static final class Reading {
    private final Path file;
    private final List<Lost> lost = new ArrayList<>();
    private int values;

    Reading(Path file) {
      this.file = file;
    }

    ConfigValue value(YamlNode node, int line, int depth) {
      if (++values > MOST_VALUES || depth > DEEPEST) {
        throw BadInputException.at(
            file, line, "its anchors have no end", "do not use an anchor in what it stands for");
      }
      if (node.isMapping()) {
        return mapping(node, line, depth);
      } else if (node.isSequence()) {
        return new ConfigValue.Sequence(
            node.items().stream().map(item -> value(item, item.line(), depth + 1)).toList(), line);
      }
      return new ConfigValue.Scalar(YamlJson.of(node), line);
    }

    private ConfigValue.Mapping mapping(YamlNode node, int line, int depth) {
      Map<String, ConfigValue> fields = new LinkedHashMap<>();
      for (YamlNode.Entry entry : node.entries()) {
        String key = YamlJson.of(entry.key()).asString("");
        int at = entry.key().line();
        ConfigValue before = fields.put(key, value(entry.value(), at, depth + 1));
        if (before != null) {
          lost.add(new Lost(key, before.line(), at));
        }
      }
      return new ConfigValue.Mapping(fields, line);
    }
  }
}
