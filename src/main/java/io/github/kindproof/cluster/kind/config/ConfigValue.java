package io.github.kindproof.cluster.kind.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A value of a configuration with the line of the kind config that sets it, so that it is known
 * after patches too. Values that kind sets itself have the line {@link #OF_KIND}. Pure.
 */
sealed interface ConfigValue {
  int OF_KIND = 0;

  /** Return the line: of its key in a mapping, of the item in a list. */
  int line();

  JsonNode json();

  static ConfigValue text(String text, int line) {
    return new Scalar(StringNode.valueOf(text), line);
  }

  default boolean isOfKind() {
    return line() == OF_KIND;
  }

  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.json().isNull();
  }

  /** Return the text of a scalar as JSON has it; empty for anything else. */
  default String text() {
    return this instanceof Scalar scalar && !isNull() ? scalar.json().asString("") : "";
  }

  /** Return the value below these keys; empty if there is none, or it is null. */
  default Optional<ConfigValue> at(String... keys) {
    Optional<ConfigValue> value = Optional.of(this);
    for (String key : keys) {
      value =
          value.flatMap(it -> it instanceof Mapping mapping ? mapping.get(key) : Optional.empty());
    }
    return value.filter(it -> !it.isNull());
  }

  /** A text, number, boolean or null. */
  record Scalar(JsonNode json, int line) implements ConfigValue {
    static Scalar nothing(int line) {
      return new Scalar(NullNode.getInstance(), line);
    }
  }

  /** A list. */
  record Sequence(List<ConfigValue> items, int line) implements ConfigValue {
    public Sequence {
      items = List.copyOf(items);
    }

    Sequence replace(int index, ConfigValue item) {
      List<ConfigValue> replaced = new ArrayList<>(items);
      replaced.set(index, item);
      return new Sequence(replaced, line);
    }

    Sequence insert(int index, ConfigValue item) {
      List<ConfigValue> longer = new ArrayList<>(items);
      longer.add(index, item);
      return new Sequence(longer, line);
    }

    Sequence remove(int index) {
      List<ConfigValue> shorter = new ArrayList<>(items);
      shorter.remove(index);
      return new Sequence(shorter, line);
    }

    @Override
    public JsonNode json() {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(item.json()));
      return array;
    }
  }

  /** A mapping, its fields in order. */
  record Mapping(Map<String, ConfigValue> fields, int line) implements ConfigValue {
    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    Optional<ConfigValue> get(String key) {
      return Optional.ofNullable(fields.get(key));
    }

    Mapping with(String key, ConfigValue value) {
      Map<String, ConfigValue> changed = new LinkedHashMap<>(fields);
      changed.put(key, value);
      return new Mapping(changed, line);
    }

    /** Change the value below this key; a missing one is null at first. */
    Mapping change(List<String> path, UnaryOperator<ConfigValue> change) {
      String key = path.get(0);
      ConfigValue below = get(key).orElseGet(() -> Scalar.nothing(line));
      if (path.size() == 1) {
        return with(key, change.apply(below));
      }
      Mapping mapping = below instanceof Mapping it ? it : new Mapping(Map.of(), below.line());
      return with(key, mapping.change(path.subList(1, path.size()), change));
    }

    Mapping without(String key) {
      Map<String, ConfigValue> changed = new LinkedHashMap<>(fields);
      changed.remove(key);
      return new Mapping(changed, line);
    }

    @Override
    public JsonNode json() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      fields.forEach((key, value) -> object.set(key, value.json()));
      return object;
    }
  }
}
