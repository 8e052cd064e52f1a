package io.github.kindproof.cluster.kind.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A feature gate that a component gets.
 *
 * @param value as it is written; empty if there is none
 */
record Gate(String name, String value, int line) {
  private static final Set<String> ON = Set.of("1", "t", "T", "true", "True", "TRUE");
  private static final Set<String> OFF = Set.of("0", "f", "F", "false", "False", "FALSE");

  /** Return the gates of a {@code featureGates} field. */
  static List<Gate> ofField(Optional<ConfigValue> field) {
    List<Gate> gates = new ArrayList<>();
    if (field.isPresent() && field.get() instanceof ConfigValue.Mapping mapping) {
      mapping
          .fields()
          .forEach((name, value) -> gates.add(new Gate(name, value.text(), value.line())));
    }
    return gates;
  }

  /** Return the gates of a {@code feature-gates} argument. */
  static List<Gate> ofArgument(Optional<ConfigValue> argument) {
    List<Gate> gates = new ArrayList<>();
    for (String gate : argument.map(ConfigValue::text).orElse("").split(",")) {
      if (!gate.isEmpty()) {
        String[] parts = gate.split("=", 2);
        String value = parts.length == 1 ? "" : parts[1].strip();
        gates.add(new Gate(parts[0].strip(), value, argument.orElseThrow().line()));
      }
    }
    return gates;
  }

  boolean isOn() {
    return isTrue(value);
  }

  /** Return whether the components read a text as true, as Go does. */
  static boolean isTrue(String text) {
    return ON.contains(text);
  }

  /** Return whether the components read a text as true or as false. */
  static boolean isBoolean(String text) {
    return isTrue(text) || OFF.contains(text);
  }
}
