package io.github.kindproof.cluster.profiles;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The result for one file on a node.
 *
 * @param file its name
 * @param result in words, for example {@code placed}
 */
public record PlacedFile(String file, String result) {
  private static final Set<String> GOOD =
      Set.of("placed", "ours already", "the same already, and not ours", "removed", "gone already");

  /** Return whether the file is in the requested state. */
  public boolean isGood() {
    return GOOD.contains(result);
  }

  /**
   * Parse the files that the probe reports.
   *
   * @throws IllegalArgumentException if the text is not the probe's output
   */
  static List<PlacedFile> parse(String output) {
    JsonNode list =
        JsonText.parse(output)
            .orElseThrow(() -> new IllegalArgumentException("no list of placed files: " + output));
    List<PlacedFile> files = new ArrayList<>();
    for (JsonNode file : list.path("files")) {
      files.add(new PlacedFile(file.path("file").asString(""), file.path("result").asString("")));
    }
    return files;
  }
}
