package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/**
 * An untyped object of a manifest.
 *
 * @param document the YAML document that contains it
 * @param path its place in the document, for {@link YamlNode#line(List)}
 */
record ManifestObject(Path file, YamlNode document, List<String> path, JsonNode json) {
  ManifestObject {
    path = List.copyOf(path);
  }

  /**
   * Return it with the type of its kind, or with a generic type if the kind is unknown.
   *
   * @throws BadInputException if it is not an object, or a field has a value of the wrong type
   */
  HasMetadata typed() {
    Object object;
    try {
      object = StrictTypes.read(json);
    } catch (DatabindException e) {
      throw wrong(MistypedField.of(e, json));
    } catch (RuntimeException e) {
      throw noObject();
    }
    if (object instanceof HasMetadata resource && resource.getMetadata() != null) {
      return resource;
    }
    throw noObject();
  }

  private BadInputException noObject() {
    return BadInputException.at(
        file,
        document.line(path),
        "not a Kubernetes object",
        "give each document an apiVersion, a kind and metadata with a name");
  }

  private BadInputException wrong(MistypedField field) {
    List<String> whole = Stream.concat(path.stream(), field.path().stream()).toList();
    String kind = json.path("kind").asString("");
    String name = json.path("metadata").path("name").asString("");
    return new BadInputException(
        file + ":" + document.line(whole) + ", " + (kind + " " + name).strip(),
        field.toString(),
        "correct it");
  }
}
