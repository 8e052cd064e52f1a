package io.github.kindproof.upgrade.matrix;

import static io.github.kindproof.upgrade.matrix.SampleCells.plain;
import static io.github.kindproof.upgrade.matrix.SampleCells.profiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixMarkdownTest {
  private static final MatrixRunRecord RUN =
      SampleCells.results(Shard.whole(), List.of(plain("v1.34.11", "unset"))).run();

  @Test
  void tellsWhichCellsWereSeenWhenAndWithWhat() {
    String text =
        text(
            SampleCells.result(plain("v1.24.17", "unset"), Verdict.AS_EXPECTED),
            SampleCells.result(plain("v1.34.11", "unset"), Verdict.AS_EXPECTED),
            SampleCells.result(plain("v1.34.11", "Unconfined"), Verdict.DIFFERS),
            SampleCells.result(profiles("crun", "audit", false), Verdict.NOT_OBSERVED));
    assertThat(text)
        .startsWith(
            "2026-11-25, on kind v0.33.0: 4 cells: 2 as expected, 1 differs, 1 not observed;")
        .contains("| v1.24.17 | own | 2.1.4 | 1.3.0 | all 1 | 15 to 15 s |")
        .contains("| v1.34.11 | own | 2.1.4 | 1.3.0 | 1 of 2 | 15 to 15 s |")
        .contains("| v1.34.11 | crun | 2.1.4 | 1.3.0 | 0 of 1 | 15 to 15 s |")
        .contains("| unset | plain | no | Running, unfiltered | all 2 |")
        .contains("| audit | profiles | no | not observed | all 1 |");
  }

  @Test
  void whatFewShowOtherwiseIsNamedByPlace() {
    String text =
        text(
            SampleCells.result(profiles("own", "audit", false), Verdict.AS_EXPECTED),
            SampleCells.result(profiles("runc-1.1", "audit", false), Verdict.AS_EXPECTED),
            SampleCells.result(profiles("crun", "audit", false), Verdict.NOT_OBSERVED));
    assertThat(text)
        .endsWith(
            """
            | audit | profiles | no | Running, unfiltered | the other 2 |
            | audit | profiles | no | not observed | v1.34.11 with crun |
            """);
  }

  private static String text(CellResult... results) {
    return MatrixMarkdown.of(new MatrixResults(RUN, List.of(results)));
  }

  @Test
  void workloadsThatWereSeenAlikeShareARow() {
    String text =
        text(
            Samples.cells().stream()
                .filter(cell -> cell.profile().equals("unset"))
                .map(cell -> SampleCells.result(cell, Verdict.AS_EXPECTED))
                .toArray(CellResult[]::new));
    assertThat(text.lines().filter(line -> line.startsWith("| unset")))
        .singleElement()
        .asString()
        .startsWith("| unset | plain, seccomp-default, canary with-default, canary without-default")
        .contains("| either | Running, unfiltered | all ");
  }

  @Test
  void whatOnlyThatMachineHasIsLeftOut() {
    MatrixRunRecord run =
        new MatrixRunRecord(
            RUN.started(),
            RUN.wall(),
            RUN.oneByOne(),
            RUN.shard(),
            RUN.plan(),
            Map.of("kernel", "Linux 6.1.0-13-of-ours"));
    assertThat(MatrixMarkdown.of(new MatrixResults(run, List.of())))
        .startsWith("Never, on kernel Linux 6.1.0: 0 cells");
  }
}
