package io.github.kindproof.junit.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Verdict;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.Samples;
import io.github.kindproof.upgrade.matrix.run.MatrixListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixReportsTest {
  private static final List<Cell> CELLS = Samples.cells().subList(0, 3);

  @TempDir Path folder;

  @Test
  void everyCellIsATestWithAReadableName() throws IOException {
    MatrixReports.during(
        folder,
        CELLS,
        told -> {
          end(told, CELLS.get(0), Verdict.AS_EXPECTED);
          end(told, CELLS.get(1), Verdict.DIFFERS);
          end(told, CELLS.get(2), Verdict.NOT_OBSERVED);
        });
    String xml = Files.readString(folder.resolve("TEST-kindproof-matrix.xml"));
    assertThat(xml)
        .contains("tests=\"3\"", "failures=\"1\"", "skipped=\"1\"", "errors=\"0\"")
        .contains("name=\"v1.9.0 own, plain: RuntimeDefault, without escalation\"")
        .contains("classname=\"v1.9.0 own, plain\"")
        .contains("observed Running, unfiltered")
        .doesNotContain("MatrixReportsTest.java");
    assertThat(Files.readString(folder.resolve("open-test-report.xml")))
        .contains("v1.9.0 own, plain: RuntimeDefault, with escalation");
  }

  @Test
  void whatTheRunThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                MatrixReports.during(
                    folder,
                    CELLS,
                    told -> {
                      throw new BadInputException("expectations.yaml:3", "wrong", "correct it");
                    }))
        .isInstanceOf(BadInputException.class);
  }

  private static void end(MatrixListener told, Cell cell, Verdict verdict) {
    told.begun(cell);
    told.ended(Samples.result(cell, verdict));
  }
}
