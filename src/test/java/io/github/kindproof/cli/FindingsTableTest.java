package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.doctor.Finding;
import io.github.kindproof.internal.doctor.Finding.Level;
import io.github.kindproof.internal.progress.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTableTest {
  private static final List<Finding> FINDINGS =
      List.of(
          new Finding("disk", Level.OK, "20.0 GiB free at /", ""),
          new Finding("engine", Level.PROBLEM, "not running", "start Docker"));

  @Test
  void levelsAreWordsAndRemediesAreBelow() {
    assertThat(FindingsTable.of(FINDINGS, new Screen(false, false, false)))
        .isEqualTo(
            """
            ok       disk    20.0 GiB free at /
            problem  engine  not running
                             -> start Docker
            """);
  }

  @Test
  void colorsAndArrowsAreOnlyThereWhereTheyCanBeSeen() {
    assertThat(FindingsTable.of(FINDINGS, new Screen(true, true, true)))
        .contains("\033[31mproblem\033[0m", "→ start Docker");
  }
}
