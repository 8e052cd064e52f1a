package io.github.kindproof.upgrade.matrix.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class MatrixPageTest {
  @TempDir Path folder;

  @Test
  void holdsEveryCellAndItsEvidenceAndNothingElseRuns() throws IOException {
    String page = MatrixPage.page(ManyResults.of(folder), folder);
    assertThat(page)
        .contains("default-src 'none'; style-src 'sha256-", "Linux &lt;6.1&gt;", "1 differs")
        .doesNotContain("<script>document.title", "{{", "http://", "https://");
    JsonNode cells = new ObjectMapper().readTree(between(page, "id=\"cells\">", "</script>"));
    assertThat(cells.size()).isGreaterThanOrEqualTo(300);
    JsonNode evidence =
        new ObjectMapper().readTree(between(page, "id=\"evidence-0\">", "</script>"));
    assertThat(evidence.get(0).get("title").asString()).isEqualTo("events.txt");
    assertThat(evidence.get(0).get("text").asString()).contains("</script><script>");
    assertThat(evidence.get(1).get("text").asString()).startsWith("(20 lines before)\n");
  }

  @Test
  void withoutScriptsThereIsATable() throws IOException {
    String page = MatrixPage.page(ManyResults.of(folder), folder);
    assertThat(between(page, "<noscript>", "</noscript>"))
        .contains("<td>differs</td>", "cannot start a stopped process");
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
