package io.github.kindproof.upgrade.matrix.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Verdict;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
        .hasEntrySatisfying(FIRST.cell(), it -> assertIs(it, "a1", FIRST))
        .hasEntrySatisfying(SECOND.cell(), it -> assertIs(it, "b2", SECOND));
  }

  @Test
  void aLineThatWasCutOffIsLostAlone() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.begin(file)) {
      journal.add("a1", FIRST);
    }
    Files.writeString(file, "{\"inputs\":\"b2\",\"cell\":{\"kuber", StandardOpenOption.APPEND);
    assertThat(Journal.read(file).results()).containsOnlyKeys(FIRST.cell());

    try (Journal journal = Journal.resume(file)) {
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
    assertThat(Journal.read(file).results())
        .hasEntrySatisfying(FIRST.cell(), it -> assertIs(it, "a2", FIRST));
  }

  @Test
  void onlySessionsCountOfWhichSomethingIsKept() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("journal.jsonl"),
            session("20:00:00", FIRST) + session("20:58:00", SECOND));
    Journal.Kept kept = Journal.read(file);
    List<Journal.Entry> second =
        kept.results().values().stream().filter(it -> it.result().equals(SECOND)).toList();
    assertThat(kept.wall(second)).isEqualTo(Duration.ofMinutes(2));
    assertThat(kept.wall(kept.results().values())).isEqualTo(Duration.ofMinutes(62));
    assertThat(kept.wall(List.of())).isZero();
  }

  @Test
  void whatIsNoJournalIsBadInput() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "{\"inputs\":\"a\",\"cell\":{\"a\":1}}\n");
    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("run without --resume");
  }

  private static void assertIs(Journal.Entry entry, String inputs, CellResult result) {
    assertThat(entry.inputs()).isEqualTo(inputs);
    assertThat(entry.result()).isEqualTo(result);
  }

  /** Samples were observed at nine in the evening. */
  private static String session(String begin, CellResult result) {
    return "{\"session\":\"2026-11-25T%sZ\"}\n{\"inputs\":\"a\",\"cell\":%s}\n"
        .formatted(begin, MatrixJson.tree(result));
  }
}
