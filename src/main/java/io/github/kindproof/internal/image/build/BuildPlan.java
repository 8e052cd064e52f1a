package io.github.kindproof.internal.image.build;

import io.github.kindproof.BadInputException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A recipe with values for its variables.
 *
 * @param keys the key of each part, by its name
 */
record BuildPlan(Recipe recipe, Map<String, String> values, Map<String, PartKey> keys) {

  static BuildPlan of(Recipe recipe, Map<String, String> given) {
    Map<String, String> values = new HashMap<>(recipe.variables());
    given.forEach(
        (name, value) -> {
          if (!values.containsKey(name)) {
            throw new BadInputException(
                name,
                "not a variable of " + recipe.folder(),
                "choose one of " + String.join(", ", recipe.variables().keySet()));
          }
          values.put(name, value);
        });
    values.forEach(
        (name, value) -> {
          if (value.isBlank()) {
            throw new BadInputException(
                name, recipe.folder() + " needs a value for it", "give one");
          }
        });
    BuildPlan plan = new BuildPlan(recipe, Map.copyOf(values), new LinkedHashMap<>());
    for (Part part : recipe.parts()) {
      Map<String, PartKey> needed = new HashMap<>();
      part.needs().forEach(name -> needed.put(name, plan.key(name)));
      plan.keys.put(
          part.name(), PartKey.of(part, recipe.folder(), plan.environmentOf(part), needed));
    }
    return plan;
  }

  /** The variables of a part, with ARCH as Go and Debian spell it. */
  Map<String, String> environmentOf(Part part) {
    Map<String, String> environment = new HashMap<>(part.settings());
    part.variables().forEach(it -> environment.put(it, Objects.requireNonNull(values.get(it), it)));
    environment.put("ARCH", architecture());
    return environment;
  }

  PartKey key(String part) {
    return Objects.requireNonNull(keys.get(part), part);
  }

  String nameOf(Part part) {
    return part.name() + "-" + key(part.name()).shortened();
  }

  /** The image's name; its tag ends with the key of the last part. */
  String image() {
    String name = recipe.image();
    for (Map.Entry<String, String> value : values.entrySet()) {
      name = name.replace("${" + value.getKey() + "}", value.getValue());
    }
    return name + "-" + key(recipe.last().name()).shortened();
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return switch (name) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
