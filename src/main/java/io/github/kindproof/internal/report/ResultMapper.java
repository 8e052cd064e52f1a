package io.github.kindproof.internal.report;

import com.fasterxml.jackson.annotation.Nulls;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.TextFile;
import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and strictly reads files of results. */
public final class ResultMapper {
  private ResultMapper() {}

  /** Ignores keys that a later version has added; everything else must fit. */
  public static JsonMapper.Builder builder() {
    return JsonText.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
  }

  /** Reads a file of results; reports errors with their line. */
  public static <T> T read(JsonMapper mapper, Path file, Class<T> type, String remedy) {
    T there = understood(file, remedy, () -> mapper.readValue(text(file, remedy), type));
    if (there == null) {
      throw new BadInputException(file.toString(), "has no results: its content is null", remedy);
    }
    return there;
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
    return understood(file, remedy, () -> mapper.readTree(text(file, remedy)))
        .path("schema")
        .asString("");
  }

  private static String text(Path file, String remedy) {
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "cannot be read: " + IoReason.of(e), remedy);
    }
  }

  private static <T> T understood(Path file, String remedy, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw BadInputException.at(file, line, JsonText.words(e), remedy);
    } catch (BadInputException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(file.toString())
          ? e
          : new BadInputException(file.toString(), message, remedy);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadInputException(file.toString(), String.valueOf(e.getMessage()), remedy);
    }
  }
}
