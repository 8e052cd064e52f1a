package io.github.kindproof.fleet.check;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The output of {@code probe --files}: the files of a folder with their SHA-256. Pure. */
final class FilesReport {
  private static final String UNREADABLE = "unreadable";

  private FilesReport() {}

  /**
   * The hash of each file, or {@code unreadable}, by its path in the folder.
   *
   * @throws IllegalArgumentException if the text is damaged
   */
  static SortedMap<String, String> parse(String output) {
    JsonNode list =
        JsonText.parse(output)
            .orElseThrow(() -> new IllegalArgumentException("the list of files is damaged"));
    TreeMap<String, String> files = new TreeMap<>();
    for (JsonNode file : list.path("files")) {
      String hash = file.path("sha256").asString("");
      files.put(file.path("file").asString(""), hash.isEmpty() ? UNREADABLE : hash);
    }
    return Collections.unmodifiableSortedMap(files);
  }
}
