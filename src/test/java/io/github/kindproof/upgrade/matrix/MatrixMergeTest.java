package io.github.kindproof.upgrade.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixMergeTest {
  private static final List<Cell> CELLS = MatrixSelection.standard().of(SampleCells.CHOICE);

  private static MatrixResults shard(int number, int of) {
    return SampleCells.results(new Shard(number, of), new Shard(number, of).of(CELLS));
  }

  private static Map<Path, MatrixResults> files(MatrixResults... results) {
    Map<Path, MatrixResults> files = new LinkedHashMap<>();
    for (MatrixResults each : results) {
      files.put(Path.of((files.size() + 1) + ".json"), each);
    }
    return files;
  }

  @Test
  void shardsInAnyOrderAreTheWhole() {
    MatrixResults whole = MatrixMerge.of(files(shard(3, 3), shard(1, 3), shard(2, 3)));
    assertThat(whole.cells()).extracting(CellResult::cell).containsExactlyElementsOf(CELLS);
    assertThat(whole.run().shard()).isEqualTo(Shard.whole());
    assertThat(whole.run().wall()).isEqualTo(Duration.ofSeconds(40));
    assertThat(whole.run().oneByOne()).isEqualTo(Duration.ofSeconds(300));
  }

  @Test
  void aLackingOneIsNamed() {
    assertWrong(files(shard(1, 3), shard(3, 3)), "report merge: shard 2/3 is missing");
  }

  @Test
  void anOverlapIsNamed() {
    assertWrong(files(shard(1, 2), shard(1, 2)), "2.json: is shard 1/2, and so is 1.json");
    MatrixResults wrong = SampleCells.results(new Shard(2, 2), new Shard(1, 2).of(CELLS));
    assertWrong(files(shard(1, 2), wrong), "2.json: has the cell v1.9.0 own, plain");
  }

  @Test
  void shardsOfOtherMatricesDoNotFit() {
    assertWrong(files(shard(1, 2), shard(2, 3)), "2.json: is shard 2/3, 1.json is 1/2");
    MatrixResults other = shard(2, 2);
    MatrixRunRecord run = other.run();
    MatrixResults foreign =
        new MatrixResults(
            new MatrixRunRecord(
                run.started(), run.wall(), run.oneByOne(), run.shard(), "other", run.facts()),
            other.cells());
    assertWrong(files(shard(1, 2), foreign), "2.json: is part of another matrix than 1.json");
  }

  private static void assertWrong(Map<Path, MatrixResults> files, String message) {
    assertThatThrownBy(() -> MatrixMerge.of(files))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
