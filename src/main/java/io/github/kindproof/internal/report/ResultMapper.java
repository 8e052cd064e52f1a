package io.github.kindproof.internal.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Function;

/** Writes and strictly reads files of results. */
public final class ResultMapper {
  private ResultMapper() {}

  /** Ignores keys that a later version has added; everything else must fit. */
  public static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
  }

  /** Reads a file of results; reports errors with their line. */
  public static <T> T read(JsonMapper mapper, Path file, Class<T> type, String remedy) {
    return understood(file, remedy, () -> mapper.readValue(file.toFile(), type));
  }

  /**
   * Reads a file of results that names its schema.
   *
   * @param results converts the content
   */
  public static <T, R> R read(
      JsonMapper mapper,
      Path file,
      String schema,
      Class<T> type,
      Function<T, R> results,
      String remedy) {
    String named = schemaOf(mapper, file, remedy);
    if (!named.equals(schema)) {
      throw new BadInputException(
          file.toString(),
          named.isEmpty()
              ? "no schema in it"
              : "its schema is " + named + ", this Kindproof reads " + schema,
          named.isEmpty() ? remedy : "read it with the Kindproof that wrote it, or run again");
    }
    T there = read(mapper, file, type, remedy);
    return understood(file, remedy, () -> results.apply(there));
  }

  /** The schema that a file names; empty if it names none. */
  public static String schemaOf(JsonMapper mapper, Path file, String remedy) {
    return understood(file, remedy, () -> mapper.readTree(file.toFile())).path("schema").asText("");
  }

  private static <T> T understood(Path file, String remedy, Reading<T> reading) {
    try {
      return reading.read();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw BadInputException.at(file, line, e.getOriginalMessage(), remedy);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadInputException(file.toString(), String.valueOf(e.getMessage()), remedy);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage(), remedy);
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
