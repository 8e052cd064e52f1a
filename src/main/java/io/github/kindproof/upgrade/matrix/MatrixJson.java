package io.github.kindproof.upgrade.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.report.ResultMapper;
import io.github.kindproof.internal.report.WholeFile;
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
    return ResultMapper.read(
        MAPPER, file, SCHEMA, MatrixDocument.class, MatrixDocument::results, REMEDY);
  }

  static String json(MatrixResults results) {
    return JsonText.indented(MatrixDocument.of(results));
  }

  /** One cell in one line, for journals. */
  public static String line(CellResult result) {
    return JsonText.line(CellEntry.of(result));
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
