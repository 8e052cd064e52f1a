package io.github.kindproof.upgrade.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.report.ResultMapper;
import io.github.kindproof.internal.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Results as JSON: {@code {"schema":"kindproof-matrix/1","run":{…},"cells":[{"kubernetes",
 * "runtime","containerd","runc","provider","variant","node","profile","allowPrivilegeEscalation",
 * "expected","observed","asExpected","seconds","cause","evidence",…}]}}. What is added later keeps
 * the number; what means something else then gets the next.
 */
public final class MatrixJson {
  /** What this version writes and reads. */
  public static final String SCHEMA = "kindproof-matrix/1";

  private static final String REMEDY = "give a matrix.json that `kindproof matrix` wrote";

  private static final JsonMapper MAPPER =
      ResultMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  private MatrixJson() {}

  /** Writes results; a reader of the file sees the old one or the new one, never half. */
  public static void write(Path file, MatrixResults results) {
    WholeFile.write(file, json(results));
  }

  /** Reads results back; a file of another shape or schema is a {@link BadInputException}. */
  public static MatrixResults read(Path file) {
    try {
      JsonNode tree = MAPPER.readTree(file.toFile());
      String schema = tree.path("schema").asText("");
      if (!schema.equals(SCHEMA)) {
        throw new BadInputException(
            file.toString(),
            schema.isEmpty()
                ? "no schema in it"
                : "its schema is " + schema + ", this Kindproof reads " + SCHEMA,
            schema.isEmpty() ? REMEDY : "read it with the Kindproof that wrote it, or run again");
      }
      return MAPPER.readValue(file.toFile(), MatrixDocument.class).results();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw BadInputException.at(file, line, e.getOriginalMessage(), REMEDY);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage(), REMEDY);
    }
  }

  static String json(MatrixResults results) {
    try {
      return MAPPER.writeValueAsString(MatrixDocument.of(results)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of strings and numbers are always JSON", e);
    }
  }

  /** One cell in one line, for journals. */
  public static String line(CellResult result) {
    try {
      return MAPPER
          .writer()
          .without(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(CellEntry.of(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of strings and numbers are always JSON", e);
    }
  }

  /**
   * Reads such a line back.
   *
   * @throws IllegalArgumentException if it is none, for example as it was cut off
   */
  public static CellResult ofLine(String line) {
    try {
      return MAPPER.readValue(line, CellEntry.class).result();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
