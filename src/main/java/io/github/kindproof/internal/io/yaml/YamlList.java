package io.github.kindproof.internal.io.yaml;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.TextFile;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file that is a list of entries of one type. */
public final class YamlList {
  /** After an entry, there are others. */
  private static final YAMLMapper YAML =
      PlainYaml.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private YamlList() {}

  /** The entries in order; at least one. */
  public static <T> List<YamlEntry<T>> read(Path file, Class<T> type) {
    try (JsonParser parser = YAML.createParser(TextFile.read(file))) {
      List<YamlEntry<T>> entries = entries(file, parser, type);
      if (entries.isEmpty()) {
        throw BadInputException.at(
            file, 1, "not a list with at least one entry", "begin each entry with \"- \"");
      }
      return entries;
    } catch (JacksonException e) {
      throw YamlError.of(file, e, "correct it");
    } catch (IllegalArgumentException e) { // of the parser, for some tags
      throw BadInputException.at(file, 1, "not valid YAML: " + e.getMessage(), "correct it");
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read: " + IoReason.of(e), "specify a file");
    }
  }

  private static <T> List<YamlEntry<T>> entries(Path file, JsonParser parser, Class<T> type) {
    List<YamlEntry<T>> entries = new ArrayList<>();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return entries;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      try {
        entries.add(checked(new YamlEntry<>(file, line, YAML.readValue(parser, type)), type));
      } catch (UnrecognizedPropertyException e) {
        throw YamlError.unknownKey(file, e, parser.currentLocation().getLineNr());
      } catch (DatabindException e) {
        // A missing value has no position, so report the entry's line.
        throw BadInputException.at(
            file, isOfValue(e) ? YamlError.line(e) : line, YamlError.words(e), "correct it");
      }
    }
    return entries;
  }

  /** Whether something is there does not say that it has a value: {@code until:} has none. */
  private static <T> YamlEntry<T> checked(YamlEntry<T> entry, Class<T> type) {
    if (entry.value() == null) {
      throw entry.wrong("the entry is empty", "write keys and values, or remove it");
    }
    for (Field field : type.getDeclaredFields()) {
      JsonProperty property = field.getAnnotation(JsonProperty.class);
      if (property != null
          && property.required()
          && !field.getAnnotatedType().isAnnotationPresent(Nullable.class)
          && isEmpty(field, entry.value())) {
        throw entry.wrong("`" + field.getName() + "` is empty", "give it a value");
      }
    }
    return entry;
  }

  private static boolean isEmpty(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of) == null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOfValue(DatabindException e) {
    return !YamlError.words(e).startsWith("Missing required");
  }
}
