package io.github.kindproof.internal.image.build;

import io.github.kindproof.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a recipe that is well-formed YAML, before anything is built. */
final class RecipeCheck {
  private final Path file;
  private final List<String> lines;

  private RecipeCheck(Path file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  static void check(
      Path file, String text, String image, List<Part> parts, Map<String, String> variables) {
    new RecipeCheck(file, text).check(image, parts, variables);
  }

  private void check(String image, List<Part> parts, Map<String, String> variables) {
    if (image.isBlank()) {
      throw at("", "no image is named", "say `image: NAME:TAG`");
    }
    if (parts.isEmpty()) {
      throw at("", "there are no parts", "list at least the one that makes the image");
    }
    Set<String> earlier = new HashSet<>();
    for (Part part : parts) {
      if (part.name().isBlank()) {
        throw at("parts:", "a part has no name", "say `name: …`");
      }
      checkFiles(part);
      for (String variable : part.variables()) {
        if (!variables.containsKey(variable)) {
          throw at(
              part.name(),
              "part " + part.name() + " reads an unknown variable: " + variable,
              "list it under `variables:` of the recipe");
        }
      }
      for (String needed : part.needs()) {
        if (!earlier.contains(needed)) {
          throw at(
              part.name(),
              "part " + part.name() + " needs " + needed + ", which is not an earlier part",
              "specify an earlier one");
        }
      }
      if (!earlier.add(part.name())) {
        throw at(part.name(), "two parts are named " + part.name(), "rename one");
      }
    }
  }

  private void checkFiles(Part part) {
    if (part.script().isBlank()) {
      throw at(part.name(), "part " + part.name() + " has no script", "say `script: …`");
    }
    Path folder = file.toAbsolutePath().getParent();
    for (String name : PartKey.filesOf(part)) {
      if (folder == null || !Files.exists(folder.resolve(name))) {
        throw at(
            part.name(),
            "part " + part.name() + " names a file that does not exist: " + name,
            "correct the path, which is relative to the recipe's folder");
      }
    }
  }

  private BadInputException at(String name, String what, String remedy) {
    for (int line = 0; line < lines.size(); line++) {
      String words = lines.get(line).strip();
      if (words.equals("- name: " + name) || words.equals(name)) {
        return BadInputException.at(file, line + 1, what, remedy);
      }
    }
    return BadInputException.at(file, 1, what, remedy);
  }
}
