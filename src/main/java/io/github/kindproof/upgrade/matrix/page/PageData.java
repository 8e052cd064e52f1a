package io.github.kindproof.upgrade.matrix.page;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.upgrade.matrix.CellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page's script draws: JSON in elements that no browser runs. The evidence of each cell is
 * in an element of its own, which is only read when the cell is opened.
 *
 * @param folder from which the paths of evidence count
 */
record PageData(Path folder) {

  /** Of each piece only so much: the whole is in the folder of evidence. */
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

  private static Map<String, Object> cell(CellResult result) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("id", result.cell().id());
    cell.put("kubernetes", result.cell().kubernetes());
    cell.put("runtime", result.cell().runtime());
    cell.put("provider", result.cell().provider());
    cell.put("variant", result.cell().variant().word());
    cell.put("node", result.cell().node().word());
    cell.put("profile", result.cell().profile());
    cell.put("escalation", result.cell().allowPrivilegeEscalation());
    cell.put("containerd", result.runtime().containerd());
    cell.put("runc", result.runtime().runc());
    cell.put("verdict", result.verdict().token());
    cell.put("expected", result.expectedWords());
    cell.put("observed", result.observedWords());
    cell.put("cause", result.cause());
    cell.put("rule", result.rule());
    cell.put("why", result.why());
    cell.put("seccomp", result.seccompWord());
    cell.put("took", result.took().toMillis() / 1000.0);
    cell.put("boot", result.boot().toMillis() / 1000.0);
    cell.put("retried", result.bootRetried());
    cell.put("when", result.when().toString());
    cell.put("evidence", result.evidence());
    return cell;
  }

  private List<Map<String, String>> pieces(CellResult result) {
    Path pieces = folder.resolve(result.evidence());
    if (result.evidence().isEmpty() || !Files.isDirectory(pieces)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(pieces)) {
      List<Map<String, String>> all = new ArrayList<>();
      for (Path file : files.filter(PageData::isText).sorted().toList()) {
        all.add(
            Map.of(
                "title",
                pieces.relativize(file).toString(),
                "text",
                shortened(Files.readString(file))));
      }
      return all;
    } catch (IOException e) {
      return List.of(Map.of("title", "evidence", "text", "cannot be read: " + e));
    }
  }

  /** What programs read, and what the cluster says of itself, is only in the folder. */
  private static boolean isText(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".json");
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

  /** Nothing in it can end the element that it stands in. */
  private static String json(Object data) {
    return JsonText.line(data).replace("<", "\\u003c");
  }
}
