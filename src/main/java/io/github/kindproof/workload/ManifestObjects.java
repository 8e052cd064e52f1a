package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.TextFile;
import io.github.kindproof.internal.io.yaml.YamlJson;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a file: its YAML documents, with the items in place of each {@code List}. */
final class ManifestObjects {
  private static final String LIST = "List";

  private ManifestObjects() {}

  /**
   * Read all objects, in the file's order.
   *
   * @throws BadInputException if the file is missing, not YAML, or contains anything else
   */
  static List<HasMetadata> read(Path file) {
    return flat(file).stream().map(ManifestObject::typed).toList();
  }

  /**
   * Read the objects that can be read, in the file's order.
   *
   * @param unread called with the reason for each of the others
   * @throws BadInputException if the file is missing or not YAML
   */
  static List<HasMetadata> readable(Path file, Consumer<BadInputException> unread) {
    List<HasMetadata> objects = new ArrayList<>();
    for (ManifestObject object : flat(file)) {
      try {
        objects.add(object.typed());
      } catch (BadInputException e) {
        unread.accept(e);
      }
    }
    return objects;
  }

  private static List<ManifestObject> flat(Path file) {
    List<ManifestObject> flat = new ArrayList<>();
    for (YamlNode document : YamlNode.read(file, text(file))) {
      JsonNode json = YamlJson.of(document);
      if (!json.isNull()) {
        flatten(new ManifestObject(file, document, List.of(), json), flat);
      }
    }
    return flat;
  }

  private static void flatten(ManifestObject object, List<ManifestObject> flat) {
    JsonNode json = object.json();
    String kind = json.path("kind").asString("");
    JsonNode items = json.path("items");
    if (!kind.endsWith(LIST) || !(items.isArray() || kind.equals(LIST))) {
      flat.add(object);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      List<String> path =
          Stream.concat(object.path().stream(), Stream.of("items", String.valueOf(i))).toList();
      JsonNode item = withKind(items.get(i), json);
      flatten(new ManifestObject(object.file(), object.document(), path, item), flat);
    }
  }

  /** The items of a {@code PodList} from an API server have no kind. */
  private static JsonNode withKind(JsonNode item, JsonNode list) {
    String kind = list.path("kind").asString("");
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

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file.toString(), "is a folder", "specify a manifest in it");
    }
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read: " + IoReason.of(e), "specify an existing manifest");
    }
  }
}
