package io.github.kindproof.upgrade.diff.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kindproof.BadInputException;
import io.github.kindproof.upgrade.diff.MatrixSides;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.SideJson;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import java.io.IOException;

/** Reads sides that were looked at before, by the schema that their file names. */
public final class SavedSides {
  private SavedSides() {}

  /**
   * Reads one.
   *
   * @throws BadInputException if there is no such file, it is of another schema, or has not just
   *     one side
   */
  public static Side read(SideArgument.Saved saved) {
    return schema(saved).startsWith("kindproof-matrix/")
        ? MatrixSides.of(
            saved.file(),
            MatrixJson.read(saved.file()),
            saved.wanted(),
            cell -> CellEvidence.read(saved.file().resolveSibling("."), cell))
        : SideJson.read(saved.file());
  }

  private static String schema(SideArgument.Saved saved) {
    try {
      return new ObjectMapper().readTree(saved.file().toFile()).path("schema").asText("");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw BadInputException.at(saved.file(), line, e.getOriginalMessage(), "give a saved side");
    } catch (IOException e) {
      throw new BadInputException(
          saved.file().toString(), "cannot be read", "name a file that `diff` or `matrix` saved");
    }
  }
}
