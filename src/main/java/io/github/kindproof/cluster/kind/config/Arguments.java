package io.github.kindproof.cluster.kind.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a component: a mapping of name to value or, in newer versions of the API, a list
 * of both.
 */
record Arguments(ConfigValue value) {
  private static final String NAME = "name";
  private static final String VALUE = "value";

  /** An argument. */
  record Argument(String name, ConfigValue value) {
    /** Return the name with hyphens: the components accept underscores too. */
    String flag() {
      return name.replace('_', '-');
    }
  }

  static Arguments of(Optional<ConfigValue> value) {
    return new Arguments(value.orElse(ConfigValue.Scalar.nothing(ConfigValue.OF_KIND)));
  }

  static Arguments none(KubeadmApi api) {
    return new Arguments(
        api.hasArgumentLists()
            ? new ConfigValue.Sequence(List.of(), ConfigValue.OF_KIND)
            : new ConfigValue.Mapping(Map.of(), ConfigValue.OF_KIND));
  }

  /** Return all arguments, in order. */
  List<Argument> all() {
    if (value instanceof ConfigValue.Mapping mapping) {
      return mapping.fields().entrySet().stream()
          .map(field -> new Argument(field.getKey(), field.getValue()))
          .toList();
    }
    return value instanceof ConfigValue.Sequence list
        ? list.items().stream().flatMap(item -> argument(item).stream()).toList()
        : List.of();
  }

  boolean isEmpty() {
    return all().isEmpty();
  }

  /** Return the value that a component takes: the last of this name. */
  Optional<ConfigValue> get(String flag) {
    return all().stream()
        .filter(it -> it.flag().equals(flag))
        .map(Argument::value)
        .reduce((before, last) -> last);
  }

  /** Set an argument; a new one is the last. */
  Arguments with(String name, ConfigValue set) {
    if (value instanceof ConfigValue.Mapping mapping) {
      return new Arguments(mapping.with(name, set));
    }
    ConfigValue.Sequence list = list();
    int at = index(name);
    return new Arguments(
        at < 0
            ? list.insert(list.items().size(), item(name, set))
            : list.replace(at, ((ConfigValue.Mapping) list.items().get(at)).with(VALUE, set)));
  }

  /** Add an argument before all others. */
  Arguments first(String name, ConfigValue set) {
    return value instanceof ConfigValue.Mapping
        ? with(name, set)
        : new Arguments(list().insert(0, item(name, set)));
  }

  Arguments without(String name) {
    int at = index(name);
    return at < 0 ? this : new Arguments(list().remove(at));
  }

  /** Return the first item of this name in a list, -1 if there is none. */
  private int index(String name) {
    List<ConfigValue> items = list().items();
    for (int at = 0; at < items.size(); at++) {
      if (argument(items.get(at)).filter(it -> it.name().equals(name)).isPresent()) {
        return at;
      }
    }
    return -1;
  }

  private ConfigValue.Sequence list() {
    return value instanceof ConfigValue.Sequence list
        ? list
        : new ConfigValue.Sequence(List.of(), value.line());
  }

  private static ConfigValue item(String name, ConfigValue value) {
    return new ConfigValue.Mapping(Map.of(), value.line())
        .with(NAME, ConfigValue.text(name, value.line()))
        .with(VALUE, value);
  }

  /** Return an item of a list as an argument; empty if it has no name, which must be a text. */
  static Optional<Argument> argument(ConfigValue item) {
    return item.at(NAME)
        .filter(name -> name.json().isString())
        .map(name -> new Argument(name.text(), valueOf(item)));
  }

  private static ConfigValue valueOf(ConfigValue item) {
    return item.at(VALUE).orElse(ConfigValue.Scalar.nothing(item.line()));
  }
}
