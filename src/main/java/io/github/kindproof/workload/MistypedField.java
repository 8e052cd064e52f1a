package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * A field of an object whose value has the wrong type. Pure.
 *
 * @param path its place in the object: keys, and the numbers of items as text
 * @param expected the type that it should have, in words
 * @param found the value, in words
 */
record MistypedField(List<String> path, String expected, String found) {
  private static final int LONGEST = 40;

  MistypedField {
    path = List.copyOf(path);
  }

  static MistypedField of(DatabindException error, JsonNode object) {
    List<String> path = error.getPath().stream().map(MistypedField::step).toList();
    JsonNode there = object;
    for (String step : path) {
      there = there.isArray() ? there.path(Integer.parseInt(step)) : there.path(step);
    }
    @Nullable Class<?> wanted =
        error instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return new MistypedField(path, expected(wanted), found(there));
  }

  private static String step(JacksonException.Reference reference) {
    return reference.getPropertyName() == null
        ? String.valueOf(reference.getIndex())
        : reference.getPropertyName();
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null || type == Quantity.class || type == IntOrString.class) {
      return "a number or text"; // their own parsers do not report the type
    } else if (type == String.class) {
      return "text";
    } else if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    } else if (type == Integer.class || type == Long.class || type.isPrimitive()) {
      return "a whole number";
    } else if (Number.class.isAssignableFrom(type)) {
      return "a number";
    } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    boolean isOfModel = Map.class.isAssignableFrom(type) || type.getName().contains(".model.");
    return isOfModel ? "a mapping" : "a value of type " + type.getSimpleName();
  }

  private static String found(JsonNode value) {
    if (value.isArray()) {
      return "a list";
    } else if (value.isObject()) {
      return "a mapping";
    } else if (value.isString()) {
      String text = value.asString("");
      return "the text \""
          + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
          + "\"";
    } else if (value.isNull() || value.isMissingNode()) {
      return "nothing";
    }
    return (value.isNumber() ? "the number " : "") + value.asString("");
  }

  /** Render it in readable form, with the path as an API server writes it. */
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    for (String step : path) {
      boolean isIndex = step.matches("\\d+");
      words.append(isIndex ? "[" + step + "]" : words.isEmpty() ? step : "." + step);
    }
    return words + ": expected " + expected + ", found " + found;
  }
}
