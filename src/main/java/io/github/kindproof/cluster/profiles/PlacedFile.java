package io.github.kindproof.cluster.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What became of a file on a node.
 *
 * @param file its name
 * @param result in words, for example {@code placed}
 */
public record PlacedFile(String file, String result) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> GOOD =
      Set.of("placed", "ours already", "the same already, and not ours", "removed", "gone already");

  /** Whether it is as it was asked for. */
  public boolean isGood() {
    return GOOD.contains(result);
  }

  /**
   * The files that the probe tells of.
   *
   * @throws IllegalArgumentException if the text is not what it prints
   */
  static List<PlacedFile> parse(String output) {
    try {
      List<PlacedFile> files = new ArrayList<>();
      for (JsonNode file : JSON.readTree(output).path("files")) {
        files.add(new PlacedFile(file.path("file").asText(), file.path("result").asText()));
      }
      return files;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no list of placed files: " + output, e);
    }
  }
}
