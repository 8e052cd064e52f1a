package io.github.kindproof.upgrade.matrix;

import static io.github.kindproof.upgrade.matrix.SampleCells.by;
import static io.github.kindproof.upgrade.matrix.SampleCells.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixTextTest {
  private static final MatrixRunRecord RUN =
      SampleCells.results(Shard.whole(), List.of(plain("v1.34.11", "unset"))).run();

  @Test
  void tellsOfEachThatIsNotAsExpectedAndHowMany() {
    String text =
        text(
            SampleCells.result(plain("v1.34.11", "unset"), Verdict.AS_EXPECTED),
            SampleCells.result(plain("v1.34.11", "Unconfined"), Verdict.DIFFERS),
            SampleCells.result(plain("v1.9.0", "unset"), Verdict.NOT_OBSERVED),
            SampleCells.result(plain("v1.24.17", "unset"), Verdict.NOT_OBSERVED),
            SampleCells.result(by("k3s", plain("v1.24.17", "unset")), Verdict.NOT_APPLICABLE));
    assertThat(text)
        .contains(
            """
            DIFFERS  v1.34.11 own, plain: Unconfined, without escalation
              expected  Running, unfiltered  (expectations.yaml:3: kind's default)
              observed  Running, unfiltered
            """)
        .contains("not observed: v1.9.0 own, plain: unset, without escalation and 1 more")
        .contains("not applicable: v1.24.17 own by k3s, plain: unset, without escalation\n")
        .contains("5 cells: 1 as expected, 1 differs, 1 not applicable, 2 not observed\n")
        .endsWith("took 40 s, or 0.40 of the sum of its boots and observations, 100 s\n");
  }

  @Test
  void aWholeThatIsAsExpectedIsTwoLines() {
    assertThat(text(SampleCells.result(plain("v1.34.11", "unset"), Verdict.AS_EXPECTED)).lines())
        .hasSize(2);
  }

  @Test
  void manyThatDifferAreCounted() {
    CellResult[] many =
        IntStream.range(0, 45)
            .mapToObj(i -> SampleCells.result(plain("v1.30." + i, "unset"), Verdict.DIFFERS))
            .toArray(CellResult[]::new);
    assertThat(text(many)).contains("and 5 more that differ\n", "45 differ\n");
  }

  private static String text(CellResult... results) {
    return MatrixText.of(new MatrixResults(RUN, List.of(results)));
  }
}
