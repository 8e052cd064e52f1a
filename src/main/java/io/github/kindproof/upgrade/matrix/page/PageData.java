package io.github.kindproof.upgrade.matrix.page;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.run.EvidenceFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The data that the page's script draws: JSON in elements that no browser runs. The evidence of
 * each cell has its own element, which is only parsed when the cell is opened.
 *
 * @param folder the folder of the results
 */
record PageData(Path folder) {

  /** The folder of evidence has the rest of each piece. */
  private static final int MOST_LINES = 60;

  private static final int LONGEST_LINE = 600;

  String cells(List<CellResult> cells) {
    return json(cells.stream().map(PageData::cell).toList());
  }

  String evidence(List<CellResult> cells) {
    return Stream.iterate(0, i -> i < cells.size(), i -> i + 1)
        .map(
            i ->
                "<script type=\"application/json\" id=\"evidence-%d\">%s</script>"
                    .formatted(i, json(pieces(cells.get(i)))))
        .collect(Collectors.joining("\n"));
  }

  private static JsonNode cell(CellResult result) {
    return MatrixJson.tree(result)
        .put("id", result.cell().id())
        .put("verdict", result.verdict().token());
  }

  /** Without JSON, which is for programs. */
  private List<Map<String, String>> pieces(CellResult result) {
    return new EvidenceFolder(folder)
        .read(result).stream()
            .filter(it -> !it.title().endsWith(".json"))
            .map(it -> Map.of("title", it.title(), "text", shortened(it.text())))
            .toList();
  }

  private static String shortened(String text) {
    List<String> lines = text.stripTrailing().lines().toList();
    int left = Math.max(0, lines.size() - MOST_LINES);
    String last =
        lines.stream()
            .skip(left)
            .map(
                line ->
                    line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line)
            .collect(Collectors.joining("\n"));
    return left == 0 ? last : "(" + Count.of(left, "line") + " before)\n" + last;
  }

  /** Nothing in it can end the element that contains it. */
  private static String json(Object data) {
    return JsonText.line(data).replace("<", "\\u003c");
  }
}
