package io.github.kindproof.upgrade.diff.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.report.ResultMapper;
import io.github.kindproof.upgrade.diff.MatrixSides;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.SideJson;
import io.github.kindproof.upgrade.matrix.MatrixJson;

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
    return ResultMapper.schemaOf(new JsonMapper(), saved.file(), "give a saved side")
            .startsWith("kindproof-matrix/")
        ? MatrixSides.of(
            saved.file(),
            MatrixJson.read(saved.file()),
            saved.wanted(),
            cell -> CellEvidence.read(saved.file().resolveSibling("."), cell))
        : SideJson.read(saved.file());
  }
}
