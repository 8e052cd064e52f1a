package io.github.kindproof.cluster;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The output of {@code crictl inspect} without the values of environment variables: the kubelet
 * fills them in from Secrets, also in the arguments of the program. Pure.
 */
final class InspectionWithoutValues {
  private static final String LEFT_OUT = "(left out)";

  /** Shorter values are words that occur in many places, and no secrets. */
  private static final int SHORTEST_SECRET = 6;

  private final List<String> values = new ArrayList<>();

  private InspectionWithoutValues() {}

  /** Return a copy without the values. */
  static JsonNode of(JsonNode inspected) {
    JsonNode copy = inspected.deepCopy();
    InspectionWithoutValues values = new InspectionWithoutValues();
    values.takeOut(copy);
    values.values.removeIf(it -> it.length() < SHORTEST_SECRET);
    values.values.sort((a, b) -> b.length() - a.length());
    values.replace(copy);
    return copy;
  }

  /** Take them out of {@code env} of the runtime's spec and of {@code envs} of the CRI's config. */
  private void takeOut(JsonNode node) {
    if (node.path("env") instanceof ArrayNode variables) {
      for (int i = 0; i < variables.size(); i++) {
        String[] parts = variables.path(i).asString("").split("=", 2);
        if (parts.length == 2) {
          values.add(parts[1]);
          variables.set(i, StringNode.valueOf(parts[0] + "=" + LEFT_OUT));
        }
      }
    }
    for (JsonNode variable : node.path("envs")) {
      if (variable instanceof ObjectNode it && it.has("value")) {
        values.add(it.path("value").asString(""));
        it.put("value", LEFT_OUT);
      }
    }
    node.forEach(this::takeOut);
  }

  private void replace(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (object.get(name) instanceof StringNode text) {
          object.put(name, without(text.asString()));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof StringNode text) {
          array.set(i, StringNode.valueOf(without(text.asString())));
        }
      }
    }
    node.forEach(this::replace);
  }

  private String without(String text) {
    String rest = text;
    for (String value : values) {
      rest = rest.replace(value, LEFT_OUT);
    }
    return rest;
  }
}
