package io.github.kindproof.cluster.kind.config;

import java.util.ArrayList;
import java.util.List;

/** Compares a configuration with the types of its fields. Pure. */
final class FieldCheck {
  private final boolean lenient;
  private final List<Finding> findings = new ArrayList<>();

  /** A value that does not fit; its path has keys, and the indexes of items as text. */
  sealed interface Finding {
    List<String> path();

    ConfigValue value();

    /** A key that is not a field of this mapping. */
    record Unknown(List<String> path, ConfigValue value, FieldType.Struct holder)
        implements Finding {
      String key() {
        return path.get(path.size() - 1);
      }
    }

    /** A value of another type. */
    record Mistyped(List<String> path, ConfigValue value, FieldType expected) implements Finding {}
  }

  private FieldCheck(boolean lenient) {
    this.lenient = lenient;
  }

  /** Check as kubeadm decodes JSON. */
  static List<Finding> strict(ConfigValue value, FieldType type) {
    return new FieldCheck(false).found(value, type);
  }

  /** Check as kind decodes YAML: any scalar is a text too. */
  static List<Finding> lenient(ConfigValue value, FieldType type) {
    return new FieldCheck(true).found(value, type);
  }

  private List<Finding> found(ConfigValue value, FieldType type) {
    check(value, type, List.of());
    return List.copyOf(findings);
  }

  private void check(ConfigValue value, FieldType type, List<String> path) {
    if (value.isNull()) {
      return; // the same as no value
    }
    if (type instanceof FieldType.Plain plain) {
      if (!accepts(plain, value)) {
        findings.add(new Finding.Mistyped(path, value, type));
      }
    } else if (type instanceof FieldType.ListOf list
        && value instanceof ConfigValue.Sequence items) {
      for (int at = 0; at < items.items().size(); at++) {
        check(items.items().get(at), list.items(), longer(path, Integer.toString(at)));
      }
    } else if (type instanceof FieldType.MapOf map && value instanceof ConfigValue.Mapping fields) {
      fields.fields().forEach((key, it) -> check(it, map.values(), longer(path, key)));
    } else if (type instanceof FieldType.Struct struct
        && value instanceof ConfigValue.Mapping fields) {
      fields.fields().forEach((key, it) -> checkField(key, it, struct, path));
    } else {
      findings.add(new Finding.Mistyped(path, value, type));
    }
  }

  private void checkField(
      String key, ConfigValue value, FieldType.Struct struct, List<String> path) {
    FieldType type = struct.fields().get(key);
    if (type == null) {
      findings.add(new Finding.Unknown(longer(path, key), value, struct));
    } else {
      check(value, type, longer(path, key));
    }
  }

  private boolean accepts(FieldType.Plain type, ConfigValue value) {
    if (type.name().equals("any")) {
      return true;
    }
    return value instanceof ConfigValue.Scalar scalar
        && (lenient ? type.acceptsLeniently(scalar) : type.accepts(scalar));
  }

  private static List<String> longer(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
