package io.github.kindproof.fleet.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code probe --files} printed: the files of a folder with their SHA-256. Pure. */
final class FilesReport {
  private static final String UNREADABLE = "unreadable";
  private static final ObjectMapper JSON = new ObjectMapper();

  private FilesReport() {}

  /**
   * The hash of each file by its path in the folder, {@code unreadable} of one that nobody may
   * read.
   *
   * @throws IllegalArgumentException if the text is no such line, or is cut off
   */
  static SortedMap<String, String> parse(String output) {
    try {
      TreeMap<String, String> files = new TreeMap<>();
      for (JsonNode file : JSON.readTree(output).path("files")) {
        String hash = file.path("sha256").asText();
        files.put(file.path("file").asText(), hash.isEmpty() ? UNREADABLE : hash);
      }
      return Collections.unmodifiableSortedMap(files);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the list of files is damaged", e);
    }
  }
}
