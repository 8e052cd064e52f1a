package io.github.kindproof.internal.image.build;

import com.fasterxml.jackson.annotation.Nulls;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import io.github.kindproof.internal.io.yaml.YamlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A recipe for an image: its parts in order; the last one creates the image.
 *
 * @param image the image's name and the readable part of its tag; {@code ${NAME}} is a variable
 * @param hostPackages Debian packages that the host needs, each with a program of the same name
 * @param go the oldest Go release that can build it, such as {@code 1.21}; empty if it needs no Go
 * @param disk gigabytes that a build takes at most
 * @param variables default values; an empty one must be given
 */
public record Recipe(
    Path folder,
    String image,
    List<String> hostPackages,
    String go,
    int disk,
    Map<String, String> variables,
    List<Part> parts) {

  private static final YAMLMapper YAML =
      PlainYaml.builder()
          .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.AS_EMPTY))
          .build();

  /** Reads {@code recipe.yaml} in this folder. */
  public static Recipe read(Path folder) {
    Path file = folder.resolve("recipe.yaml");
    try {
      String text = Files.readString(file);
      Content content = YAML.readValue(text, Content.class);
      RecipeCheck.check(file, text, content.image(), content.parts(), content.variables());
      return new Recipe(
          folder,
          content.image(),
          content.hostPackages(),
          content.go(),
          content.disk(),
          content.variables(),
          content.parts());
    } catch (JacksonException e) {
      throw YamlError.of(file, e, "correct the recipe");
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read: " + IoReason.of(e), "specify a recipe");
    }
  }

  Part last() {
    return parts.get(parts.size() - 1);
  }

  private record Content(
      String image,
      List<String> hostPackages,
      String go,
      int disk,
      Map<String, String> variables,
      List<Part> parts) {}
}
