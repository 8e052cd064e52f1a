package io.github.kindproof.cluster.kind.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** The type of a field in a configuration. */
sealed interface FieldType {
  /** Return the type in words, with its article. */
  String words();

  /** A type without parts: string, duration, bool, int, number, or any. */
  record Plain(String name) implements FieldType {
    private static final Pattern DURATION =
        Pattern.compile("[+-]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");

    /** Return whether kubeadm, which decodes JSON, accepts a scalar. */
    boolean accepts(ConfigValue.Scalar value) {
      return switch (name) {
        case "string" -> value.json().isString();
        case "duration" -> value.json().isString() && DURATION.matcher(value.text()).matches();
        case "bool" -> value.json().isBoolean();
        case "int" -> isWhole(value);
        case "number" -> value.json().isNumber();
        default -> true;
      };
    }

    /** Return whether kind, which decodes YAML, accepts a scalar: any is a string too. */
    boolean acceptsLeniently(ConfigValue.Scalar value) {
      return switch (name) {
        case "string" -> true;
        case "bool" -> KindBoolean.accepts(value.json());
        case "int" -> value.json().isNumber();
        default -> accepts(value);
      };
    }

    private static boolean isWhole(ConfigValue.Scalar value) {
      return value.json().isNumber()
          && value.json().decimalValue().remainder(BigDecimal.ONE).signum() == 0;
    }

    @Override
    public String words() {
      return switch (name) {
        case "string" -> "a string";
        case "duration" -> "a duration";
        case "bool" -> "true or false";
        case "int" -> "an integer";
        default -> "a number";
      };
    }
  }

  /** A mapping with known keys. */
  record Struct(Map<String, FieldType> fields) implements FieldType {
    @Override
    public String words() {
      return "a mapping";
    }
  }

  /** A list. */
  record ListOf(FieldType items) implements FieldType {
    @Override
    public String words() {
      return "a list";
    }
  }

  /** A mapping with any keys. */
  record MapOf(FieldType values) implements FieldType {
    @Override
    public String words() {
      return "a mapping";
    }
  }
}
