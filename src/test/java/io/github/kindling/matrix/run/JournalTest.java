package io.github.kindling.matrix.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindling.failure.BadInput;
import io.github.kindling.matrix.Cell;
import io.github.kindling.matrix.CellResult;
import io.github.kindling.matrix.Samples;
import io.github.kindling.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final List<Cell> CELLS = Samples.cells();
  private static final CellResult FIRST = Samples.result(CELLS.get(0), Verdict.AS_EXPECTED);
  private static final CellResult SECOND = Samples.result(CELLS.get(1), Verdict.DIFFERS);

  @TempDir Path folder;

  @Test
  void whatIsAddedIsReadBackWithItsInputs() {
    Path file = folder.resolve("new/journal.jsonl");
    try (Journal journal = Journal.begin(file)) {
      journal.add("a1", FIRST);
      journal.add("b2", SECOND);
    }
    assertThat(Journal.read(file).results())
        .containsOnlyKeys(FIRST.cell(), SECOND.cell())
        .containsEntry(FIRST.cell(), new Journal.Entry("a1", FIRST))
        .containsEntry(SECOND.cell(), new Journal.Entry("b2", SECOND));
  }

  @Test
  void aLineThatWasCutOffIsLostAlone() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.begin(file)) {
      journal.add("a1", FIRST);
    }
    Files.writeString(file, "{\"inputs\":\"b2\",\"cell\":{\"kuber", StandardOpenOption.APPEND);
    assertThat(Journal.read(file).results()).containsOnlyKeys(FIRST.cell());

    try (Journal journal = Journal.goOn(file)) {
      journal.add("b2", SECOND);
    }
    assertThat(Journal.read(file).results()).containsOnlyKeys(FIRST.cell(), SECOND.cell());
  }

  @Test
  void anewIsWithoutWhatWasThere() {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.begin(file)) {
      journal.add("a1", FIRST);
    }
    Journal.begin(file).close();
    assertThat(Journal.read(file).results()).isEmpty();
    assertThat(Journal.read(folder.resolve("none")).results()).isEmpty();
  }

  @Test
  void theLastResultOfACellCounts() {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.begin(file)) {
      journal.add("a1", FIRST);
      journal.add("a2", FIRST);
    }
    assertThat(Journal.read(file).results().get(FIRST.cell()))
        .isEqualTo(new Journal.Entry("a2", FIRST));
  }

  @Test
  void whatIsNoJournalIsBadInput() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "{\"inputs\":\"a\",\"cell\":{\"a\":1}}\n");
    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("run without --resume");
  }
}
