package io.github.kindproof.internal.io.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.github.kindproof.internal.io.packaged.PackagedFile;

/** YAML as a person would write it, without unnecessary markers, quotes or line breaks. */
public final class PlainYaml {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));

  private PlainYaml() {}

  public static String text(Object value) {
    try {
      return YAML.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("trees and records of texts and numbers are YAML", e);
    }
  }

  /**
   * Reads any YAML; throws {@link IllegalArgumentException} if it is invalid or has another type.
   */
  public static <T> T read(String text, TypeReference<T> type) {
    try {
      return YAML.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  public static <T> T packaged(Class<?> beside, String name, TypeReference<T> type) {
    return read(PackagedFile.text(beside, name), type);
  }
}
