package io.github.kindproof.upgrade.matrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.Samples;
import io.github.kindproof.upgrade.matrix.Variant;
import io.github.kindproof.upgrade.matrix.run.MatrixOrder.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixOrderTest {
  private static final List<Cell> CELLS = Samples.cells();

  @Test
  void theLongestComeFirst() {
    List<Work> order = MatrixOrder.of(CELLS, cell -> true);
    assertThat(order).isSortedAccordingTo((a, b) -> Integer.compare(b.seconds(), a.seconds()));
    assertThat(order.get(0).cluster().variant()).isEqualTo(Variant.PROFILES);
    assertThat(order.get(order.size() - 1).cluster().variant()).isNotEqualTo(Variant.PROFILES);
    assertThat(order).flatExtracting(Work::cells).containsExactlyInAnyOrderElementsOf(CELLS);
  }

  @Test
  void whoseImageIsStillToBeBuiltWaits() {
    List<Work> order = MatrixOrder.of(CELLS, cell -> !cell.kubernetes().equals("v1.34.11"));
    assertThat(order.get(0).cluster().kubernetes()).isNotEqualTo("v1.34.11");
    assertThat(order.get(order.size() - 1).cluster().kubernetes()).isEqualTo("v1.34.11");
  }
}
