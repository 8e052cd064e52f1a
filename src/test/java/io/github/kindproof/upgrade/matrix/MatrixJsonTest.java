package io.github.kindproof.upgrade.matrix;

import static io.github.kindproof.upgrade.matrix.SampleCells.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.Verdict;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class MatrixJsonTest {
  private static final MatrixResults RESULTS =
      SampleCells.results(
          new Shard(1, 2), List.of(plain("v1.34.11", "unset"), plain("v1.9.0", "unset")));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = folder.resolve("matrix.json");
    MatrixJson.write(file, RESULTS);
    assertThat(MatrixJson.read(file)).isEqualTo(RESULTS);
    assertThat(RESULTS.cells().get(0).cell().kubernetes()).isEqualTo("v1.9.0");
  }

  @Test
  void whatAnEarlierVersionRecordedIsRewrittenAsItWas() throws IOException {
    String recorded = PackagedFile.text(MatrixJsonTest.class, "matrix.json");
    Path file = Files.writeString(folder.resolve("matrix.json"), recorded);
    MatrixResults results = MatrixJson.read(file);
    assertThat(results.cells())
        .extracting(CellResult::observed)
        .contains(
            Optional.of(CellOutcome.of("Running, filtered, serving")),
            Optional.of(CellOutcome.of("StartRefused")));
    assertThat(results.cells()).extracting(CellResult::errno).contains(Optional.of(Errno.EPERM));
    assertThat(MatrixJson.of(results)).isEqualTo(recorded);
    for (CellResult cell : results.cells()) {
      assertThat(MatrixJson.of(MatrixJson.tree(cell))).isEqualTo(cell);
    }
  }

  @Test
  void hasTheKeysThatAreDocumented() throws IOException {
    DocumentedKeys.verify("matrix", MatrixJson.of(RESULTS));
    JsonNode tree = new ObjectMapper().readTree(MatrixJson.of(RESULTS));
    assertThat(tree.path("schema").asString()).isEqualTo("kindproof-matrix/1");
    JsonNode cell = tree.path("cells").path(1);
    assertThat(cell.path("kubernetes").asString()).isEqualTo("v1.34.11");
    assertThat(cell.path("variant").asString()).isEqualTo("plain");
    assertThat(cell.path("node").asString()).isEqualTo("without-default");
    assertThat(cell.path("containerd").asString()).isEqualTo("2.1.4");
    assertThat(cell.path("runc").asString()).isEqualTo("1.3.0");
    assertThat(cell.path("asExpected").asBoolean()).isTrue();
    assertThat(cell.path("seconds").asDouble()).isEqualTo(4.25);
    assertThat(cell.has("evidence")).isTrue();
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    assertRefused(
        MatrixJson.of(RESULTS).replace("kindproof-matrix/1", "kindproof-matrix/2"),
        "its schema is kindproof-matrix/2, this Kindproof reads kindproof-matrix/1;");
    assertRefused("{}", "no schema in it;");
    assertRefused("{\"steps\": []}", "no schema in it;");
    assertRefused("[", "matrix.json:1");
    assertRefused(
        MatrixJson.of(RESULTS).replace("\"plain\"", "\"plane\""), "not one of the values");
    assertRefused(
        MatrixJson.of(RESULTS).replace("\"Running, unfiltered\"", "\"Runing\""),
        "no outcome is called 'Runing'");
    assertRefused(MatrixJson.of(RESULTS).replaceFirst("\"runc\" : \"1.3.0\",", ""), "runc");
    assertThatThrownBy(() -> MatrixJson.read(folder.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aCellWithoutAKeyIsNone() {
    ObjectNode cell = MatrixJson.tree(RESULTS.cells().get(0));
    cell.remove("runc");
    assertThatThrownBy(() -> MatrixJson.of(cell)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theExitCodeIsThatOfTheWorst() {
    assertThat(RESULTS.verdict()).isEqualTo(Verdict.AS_EXPECTED);
    assertThat(with(Verdict.AS_EXPECTED, Verdict.NOT_APPLICABLE).verdict())
        .isEqualTo(Verdict.AS_EXPECTED);
    assertThat(with(Verdict.AS_EXPECTED, Verdict.NOT_OBSERVED).verdict())
        .isEqualTo(Verdict.NOT_OBSERVED);
    assertThat(with(Verdict.NOT_OBSERVED, Verdict.DIFFERS).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void thePaceIsToldWithBothTimes() {
    assertThat(RESULTS.run().pace())
        .isEqualTo("40 s, or 0.40 of the sum of its boots and observations, 100 s");
  }

  private static MatrixResults with(Verdict one, Verdict other) {
    return new MatrixResults(
        RESULTS.run(),
        List.of(
            SampleCells.result(plain("v1.34.11", "unset"), one),
            SampleCells.result(plain("v1.9.0", "unset"), other)));
  }

  private void assertRefused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("matrix.json"), text);
    assertThatThrownBy(() -> MatrixJson.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("matrix.json")
        .hasMessageContaining(message);
  }
}
