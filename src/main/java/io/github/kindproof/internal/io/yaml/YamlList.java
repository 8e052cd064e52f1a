package io.github.kindproof.internal.io.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a YAML file that is a list of entries of one type. */
public final class YamlList {
  private static final ObjectMapper YAML = new YAMLMapper();

  private YamlList() {}

  /** The entries in order; at least one. */
  public static <T> List<YamlEntry<T>> read(Path file, Class<T> type) {
    try (JsonParser parser = YAML.createParser(Files.readString(file))) {
      List<YamlEntry<T>> entries = entries(file, parser, type);
      if (entries.isEmpty()) {
        throw BadInputException.at(
            file, 1, "not a list with at least one entry", "begin each entry with \"- \"");
      }
      return entries;
    } catch (JsonProcessingException e) {
      throw YamlError.of(file, e, "correct it");
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read: " + e.getMessage(), "specify a file");
    }
  }

  private static <T> List<YamlEntry<T>> entries(Path file, JsonParser parser, Class<T> type)
      throws IOException {
    List<YamlEntry<T>> entries = new ArrayList<>();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return entries;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      try {
        entries.add(new YamlEntry<>(file, line, YAML.readValue(parser, type)));
      } catch (PropertyBindingException e) {
        throw e; // an unknown name has a line of its own
      } catch (JsonMappingException e) {
        // A missing value has no position, so report the entry's line.
        throw BadInputException.at(
            file, isOfValue(e) ? YamlError.line(e) : line, YamlError.words(e), "correct it");
      }
    }
    return entries;
  }

  private static boolean isOfValue(JsonMappingException e) {
    return !YamlError.words(e).startsWith("Missing required");
  }
}
