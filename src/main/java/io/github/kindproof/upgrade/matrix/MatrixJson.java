package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.report.ResultMapper;
import io.github.kindproof.internal.report.WholeFile;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results as JSON: {@code {"schema":"kindproof-matrix/1","run":{…},"cells":[{"kubernetes",
 * "runtime","containerd","runc","provider","variant","node","profile","allowPrivilegeEscalation",
 * "expected","observed","asExpected","seconds","cause","evidence",…}]}}. A new key keeps the number
 * of the schema; a changed meaning gets the next.
 */
public final class MatrixJson {
  public static final String SCHEMA = "kindproof-matrix/1";

  private static final String REMEDY = "give a matrix.json that `kindproof matrix` wrote";

  private static final JsonMapper MAPPER =
      ResultMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  private MatrixJson() {}

  public static void write(Path file, MatrixResults results) {
    WholeFile.write(file, of(results));
  }

  /**
   * Reads results back.
   *
   * @throws BadInputException if the file has another shape or schema
   */
  public static MatrixResults read(Path file) {
    return ResultMapper.read(
        MAPPER, file, SCHEMA, MatrixDocument.class, MatrixDocument::results, REMEDY);
  }

  public static String of(MatrixResults results) {
    return JsonText.indented(MatrixDocument.of(results));
  }

  /** One cell, for journals and pages. */
  public static ObjectNode tree(CellResult result) {
    return (ObjectNode) JsonText.tree(CellEntry.of(result));
  }

  /**
   * Reads a cell back.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CellResult of(JsonNode cell) {
    try {
      return MAPPER.treeToValue(cell, CellEntry.class).result();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
