package io.github.kindling.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.kindling.failure.BadInput;
import io.github.kindling.yaml.YamlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the objects of a file: its YAML documents, and the items of each {@code kind: List} in
 * their place.
 */
final class ManifestObjects {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String LIST = "List";

  private ManifestObjects() {}

  /**
   * All objects, in the file's order.
   *
   * @throws BadInput if the file is missing, no YAML or has something else than objects
   */
  static List<HasMetadata> read(Path file) {
    List<JsonNode> flat = new ArrayList<>();
    documents(file).forEach(document -> flatten(document, flat));
    return flat.stream().map(document -> object(file, document)).toList();
  }

  /** A list may have lists as items. */
  private static void flatten(JsonNode document, List<JsonNode> flat) {
    String kind = document.path("kind").asText();
    JsonNode items = document.path("items");
    if (!kind.endsWith(LIST) || !(items.isArray() || kind.equals(LIST))) {
      flat.add(document);
      return;
    }
    items.forEach(item -> flatten(withKind(item, document), flat));
  }

  /** The items of a {@code PodList}, as an API server gives it, have no kind of their own. */
  private static JsonNode withKind(JsonNode item, JsonNode list) {
    String kind = list.path("kind").asText();
    if (!(item instanceof ObjectNode object) || kind.equals(LIST)) {
      return item;
    }
    ObjectNode named = object.deepCopy();
    if (!named.has("kind")) {
      named.put("kind", kind.substring(0, kind.length() - LIST.length()));
    }
    if (!named.has("apiVersion")) {
      named.set("apiVersion", list.path("apiVersion"));
    }
    return named;
  }

  private static List<JsonNode> documents(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInput(file.toString(), "is a folder", "name a manifest in it");
    }
    try (MappingIterator<JsonNode> all =
        YAML.readerFor(JsonNode.class).readValues(Files.readAllBytes(file))) {
      return all.readAll().stream().filter(document -> !document.isNull()).toList();
    } catch (JsonProcessingException e) {
      throw BadInput.at(
          file, YamlError.line(e), "no YAML: " + YamlError.words(e), "correct that line");
    } catch (IOException e) {
      throw new BadInput(file.toString(), "cannot be read", "name a manifest that is there");
    }
  }

  private static HasMetadata object(Path file, JsonNode document) {
    Object object;
    try {
      object = new KubernetesSerialization().unmarshal(document.toString());
    } catch (RuntimeException e) {
      throw new BadInput(file.toString(), "no Kubernetes object", "correct it: " + e.getMessage());
    }
    if (object instanceof HasMetadata resource && resource.getMetadata() != null) {
      return resource;
    }
    throw new BadInput(
        file.toString(),
        "no Kubernetes object",
        "give each document an apiVersion, a kind and metadata with a name");
  }
}
