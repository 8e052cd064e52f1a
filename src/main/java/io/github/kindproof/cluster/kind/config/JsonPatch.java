package io.github.kindproof.cluster.kind.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSON patch (RFC 6902) as kind applies it: an index may be negative, as in {@code -1}. */
record JsonPatch(Target target, List<Operation> operations) implements KubeadmPatch {
  private static final Pattern INDEX = Pattern.compile("[+-]?\\d{1,9}");

  /**
   * A step of a patch.
   *
   * @param value null if the step has none
   */
  record Operation(String op, String path, String from, ConfigValue value, int line) {
    static Operation of(ConfigValue step) {
      return new Operation(
          step.at("op").map(ConfigValue::text).orElse(""),
          step.at("path").map(ConfigValue::text).orElse(""),
          step.at("from").map(ConfigValue::text).orElse(""),
          step.at("value").orElse(ConfigValue.Scalar.nothing(step.line())),
          step.line());
    }
  }

  /** A step that cannot be applied. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Refusal(String why) {
      super(why);
      this.why = why;
    }
  }

  /** A change of the value with the last key or index of a path, in the value that holds it. */
  @FunctionalInterface
  private interface Change {
    ConfigValue in(ConfigValue holder, String key) throws Refusal;
  }

  @Override
  public Effect on(KubeadmDocument document) {
    ConfigValue value = document.value();
    for (Operation operation : operations) {
      try {
        value = apply(operation, value);
      } catch (Refusal e) {
        return failed(document, operation, e.why);
      }
      if (!(value instanceof ConfigValue.Mapping)) {
        return failed(document, operation, "the document would no longer be a mapping");
      }
    }
    return new Effect((ConfigValue.Mapping) value, List.of(), Optional.empty());
  }

  private static Effect failed(KubeadmDocument document, Operation operation, String why) {
    String what = "cannot %s %s, because %s".formatted(operation.op(), operation.path(), why);
    return new Effect(
        document.value(), List.of(), Optional.of(new Failure(operation.line(), what)));
  }

  private static ConfigValue apply(Operation operation, ConfigValue document) throws Refusal {
    return switch (operation.op()) {
      case "add" -> edit(document, operation.path(), add(operation.value()));
      case "remove" -> edit(document, operation.path(), JsonPatch::remove);
      case "replace" ->
          operation.path().isEmpty()
              ? operation.value()
              : edit(document, operation.path(), replace(operation.value()));
      case "move" -> {
        ConfigValue moved = find(document, operation.from());
        ConfigValue rest = edit(document, operation.from(), JsonPatch::remove);
        yield edit(rest, operation.path(), add(moved));
      }
      case "copy" -> edit(document, operation.path(), add(find(document, operation.from())));
      case "test" -> tested(document, operation);
      default -> throw new Refusal("'" + operation.op() + "' is not an operation");
    };
  }

  private static ConfigValue tested(ConfigValue document, Operation operation) throws Refusal {
    ConfigValue found =
        operation.path().isEmpty() ? document : findOrNull(document, operation.path());
    if (!found.json().equals(operation.value().json())) {
      throw new Refusal("the value is " + found.json());
    }
    return document;
  }

  private static ConfigValue find(ConfigValue document, String path) throws Refusal {
    ConfigValue at = document;
    for (String key : keys(path)) {
      at = child(at, key);
    }
    return at;
  }

  /** Find a value whose parents all exist. */
  private static ConfigValue findOrNull(ConfigValue document, String path) throws Refusal {
    List<String> keys = keys(path);
    ConfigValue at = document;
    for (String key : keys.subList(0, keys.size() - 1)) {
      at = child(at, key);
    }
    String last = keys.get(keys.size() - 1);
    return at instanceof ConfigValue.Mapping mapping && mapping.get(last).isEmpty()
        ? ConfigValue.Scalar.nothing(at.line())
        : child(at, last);
  }

  private static ConfigValue edit(ConfigValue document, String path, Change change) throws Refusal {
    return edit(document, keys(path), change);
  }

  private static ConfigValue edit(ConfigValue holder, List<String> keys, Change change)
      throws Refusal {
    String key = keys.get(0);
    if (keys.size() == 1) {
      return change.in(holder, key);
    }
    ConfigValue edited = edit(child(holder, key), keys.subList(1, keys.size()), change);
    return holder instanceof ConfigValue.Sequence list
        ? list.replace(index(list, key, list.items().size() - 1), edited)
        : ((ConfigValue.Mapping) holder).with(key, edited);
  }

  private static Change add(ConfigValue value) {
    return (holder, key) -> {
      if (holder instanceof ConfigValue.Sequence list) {
        int size = list.items().size();
        return list.insert(key.equals("-") ? size : index(list, key, size), value);
      }
      return mapping(holder, key).with(key, value);
    };
  }

  private static Change replace(ConfigValue value) {
    return (holder, key) -> {
      child(holder, key);
      return holder instanceof ConfigValue.Sequence list
          ? list.replace(index(list, key, list.items().size() - 1), value)
          : mapping(holder, key).with(key, value);
    };
  }

  private static ConfigValue remove(ConfigValue holder, String key) throws Refusal {
    child(holder, key);
    return holder instanceof ConfigValue.Sequence list
        ? list.remove(index(list, key, list.items().size() - 1))
        : mapping(holder, key).without(key);
  }

  private static ConfigValue child(ConfigValue holder, String key) throws Refusal {
    if (holder instanceof ConfigValue.Sequence list) {
      return list.items().get(index(list, key, list.items().size() - 1));
    }
    Optional<ConfigValue> child = mapping(holder, key).get(key);
    if (child.isEmpty()) {
      throw new Refusal("there is no '" + key + "'");
    }
    return child.get();
  }

  private static ConfigValue.Mapping mapping(ConfigValue holder, String key) throws Refusal {
    if (holder instanceof ConfigValue.Mapping mapping) {
      return mapping;
    }
    throw new Refusal("'" + key + "' would be below " + holder.json());
  }

  /** Return an index of a list; the last is {@code last}, and -1 stands for it. */
  private static int index(ConfigValue.Sequence list, String key, int last) throws Refusal {
    if (!INDEX.matcher(key).matches()) {
      throw new Refusal("'" + key + "' is not an index of a list");
    }
    int index = Integer.parseInt(key);
    int counted = index < 0 ? index + last + 1 : index;
    if (counted < 0 || counted > last) {
      throw new Refusal("the list has " + list.items().size() + " items");
    }
    return counted;
  }

  private static List<String> keys(String path) throws Refusal {
    String[] parts = path.split("/", -1);
    if (parts.length < 2) {
      throw new Refusal("a path must begin with /");
    }
    List<String> keys = new ArrayList<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      keys.add(part.replace("~1", "/").replace("~0", "~"));
    }
    return keys;
  }
}
