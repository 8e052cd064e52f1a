package io.github.kindproof.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DatabindException;

/**
 * One object of a manifest, before it has its type.
 *
 * @param document the YAML document that it is in
 * @param path where it is in the document, for {@link YamlNode#line(List)}
 * @param json what it says
 */
record ManifestObject(Path file, YamlNode document, List<String> path, JsonNode json) {

  ManifestObject {
    path = List.copyOf(path);
  }

  /**
   * The same with the type of its kind; of a kind that is not known, a generic one.
   *
   * @throws BadInputException if it is no object, or a field of it has a value of another type
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
        "no Kubernetes object",
        "give each document an apiVersion, a kind and metadata with a name");
  }

  private BadInputException wrong(MistypedField field) {
    List<String> whole = Stream.concat(path.stream(), field.path().stream()).toList();
    String kind = json.path("kind").asText();
    String name = json.path("metadata").path("name").asText();
    return new BadInputException(
        file + ":" + document.line(whole) + ", " + (kind + " " + name).strip(),
        field.toString(),
        "correct it");
  }
}
