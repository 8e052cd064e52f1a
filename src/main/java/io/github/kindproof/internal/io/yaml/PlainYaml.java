package io.github.kindproof.internal.io.yaml;

import com.fasterxml.jackson.annotation.Nulls;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** YAML as a person would write it, without unnecessary markers, quotes or line breaks. */
public final class PlainYaml {
  private static final YAMLMapper YAML =
      builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .build();

  private PlainYaml() {}

  /**
   * Reads numbers and nulls as kubectl does, and rejects unknown keys; booleans are true or false.
   * A missing number is 0; see also {@link JsonText#settings}.
   */
  public static YAMLMapper.Builder builder() {
    return JsonText.settings(
            YAMLMapper.builder(YAMLFactory.builder().loadSettings(YamlNode.SETTINGS).build()))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  public static String text(Object value) {
    return YAML.writeValueAsString(value);
  }

  /**
   * Reads any YAML; throws {@link IllegalArgumentException} if it is invalid or has another type.
   */
  public static <T> T read(String text, TypeReference<T> type) {
    try {
      return YAML.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  public static <T> T packaged(Class<?> beside, String name, TypeReference<T> type) {
    return read(PackagedFile.text(beside, name), type);
  }
}
