package io.github.kindproof.cluster.kind.reuse;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.node.NodeShell;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The parts of one node that its cluster's inventory has.
 *
 * @param files by path, their digests
 * @param services by name, when they started
 * @param images by name, their ids
 */
record NodeParts(
    SortedMap<String, String> files,
    SortedMap<String, String> services,
    SortedMap<String, String> images) {
  private static final String SCRIPT = PackagedFile.text(NodeParts.class, "inventory.sh");

  static NodeParts read(NodeShell node) {
    return parse(node.command("sh", "-s").withInput(SCRIPT).output());
  }

  /** Parse the output of {@code inventory.sh}. */
  static NodeParts parse(String output) {
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, String> services = new TreeMap<>();
    SortedMap<String, String> images = new TreeMap<>();
    for (String section : output.split("(?m)^= ")) {
      String title = section.lines().findFirst().orElse("");
      String text = section.substring(title.length());
      switch (title) {
        case "files", "programs" -> addLines(text, files);
        case "services" -> addLines(text, services);
        case "images" -> addImages(text, images);
        default -> {
          // before the first section
        }
      }
    }
    if (files.isEmpty() || services.isEmpty() || images.isEmpty()) {
      throw new EnvironmentException("a node gave no inventory", "boot a new cluster");
    }
    return new NodeParts(files, services, images);
  }

  private static void addLines(String text, Map<String, String> parts) {
    for (String line : text.lines().toList()) {
      int gap = line.indexOf("  ");
      if (gap > 0) {
        parts.put(line.substring(gap + 2), line.substring(0, gap));
      }
    }
  }

  private static void addImages(String json, Map<String, String> images) {
    JsonNode list = JsonText.parse(json).orElseGet(JsonText::object).path("images");
    for (JsonNode image : list) {
      String id = image.path("id").asString("");
      JsonNode tags = image.path("repoTags");
      tags.forEach(tag -> images.put(tag.asString(""), id));
      if (tags.isEmpty()) {
        images.put(id, id);
      }
    }
  }
}
