package io.github.kindproof.internal.report;

import static io.github.kindproof.internal.report.TextWrap.padded;

import io.github.kindproof.Verdict;
import io.github.kindproof.internal.progress.OneLine;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.Style;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Results as a table for a terminal: a row per step, a column per Kubernetes version, and below it
 * the expected and observed outcomes that differ.
 */
public final class ResultTable {
  /** The title of evidence whose text is the path of a failure bundle. */
  public static final String BUNDLE = "failure bundle";

  private static final int CELL = "not observed".length();
  private static final int NARROWEST_TITLE = 16;
  private static final int WIDEST_TITLE = 60;
  private static final String GAP = "  ";

  private final List<StepResult> results;
  private final StepTable matrix;
  private final Screen screen;
  private final int columns;

  private ResultTable(List<StepResult> results, Screen screen, int columns) {
    this.results = results;
    this.matrix = StepTable.of(results);
    this.screen = screen;
    this.columns = columns;
  }

  /**
   * Draws the table.
   *
   * @param columns the maximum line length; versions that do not fit get further tables
   */
  public static String of(List<StepResult> results, Screen screen, int columns) {
    return new ResultTable(results, screen, Math.max(columns, 40)).draw();
  }

  private String draw() {
    StringBuilder out = new StringBuilder();
    int stepWidth = widest(matrix.rows().stream().map(StepTable.Row::step), "step".length());
    Stream<String> words = results.stream().map(StepResult::verdict).map(ResultTable::word);
    int cellWidth = widest(Stream.concat(matrix.versions().stream(), words), CELL);
    int room = columns - stepWidth - GAP.length() - NARROWEST_TITLE;
    int beside = Math.max(1, room / (cellWidth + GAP.length()));
    for (int from = 0; from < matrix.versions().size(); from += beside) {
      int to = Math.min(from + beside, matrix.versions().size());
      table(out, from, to, stepWidth, cellWidth);
    }
    matrix.rows().stream()
        .flatMap(row -> row.cells().stream())
        .flatMap(cell -> cell.results().stream())
        .filter(result -> !result.asExpected())
        .forEach(result -> details(out, result));
    out.append(new Tally(results).words()).append('\n');
    return out.toString();
  }

  private void table(StringBuilder out, int from, int to, int stepWidth, int cellWidth) {
    int titleRoom = columns - stepWidth - GAP.length() - (to - from) * (cellWidth + GAP.length());
    int titleWidth =
        Math.min(
            Math.max(titleRoom, NARROWEST_TITLE), // a name of a step may be longer than a line
            Math.min(WIDEST_TITLE, widest(matrix.rows().stream().map(StepTable.Row::title), 0)));
    StringBuilder head = new StringBuilder(padded("step", stepWidth));
    head.append(GAP).append(" ".repeat(titleWidth));
    for (String version : matrix.versions().subList(from, to)) {
      head.append(GAP).append(padded(OneLine.of(version), cellWidth));
    }
    out.append(Style.BOLD.of(head.toString().stripTrailing(), screen)).append('\n');
    for (StepTable.Row row : matrix.rows()) {
      List<String> title = TextWrap.lines(row.title(), titleWidth);
      StringBuilder cells = new StringBuilder();
      for (StepTable.Cell cell : row.cells().subList(from, to)) {
        cells.append(GAP).append(shown(cell, cellWidth));
      }
      line(
          out, padded(OneLine.of(row.step()), stepWidth), padded(title.get(0), titleWidth) + cells);
      title.stream().skip(1).forEach(rest -> line(out, " ".repeat(stepWidth), rest));
    }
    out.append('\n');
  }

  private String shown(StepTable.Cell cell, int width) {
    return cell.worst()
        .map(StepResult::verdict)
        .map(verdict -> style(verdict).of(padded(word(verdict), width), screen))
        .orElse(padded("-", width));
  }

  private void details(StringBuilder out, StepResult result) {
    String where = "step " + OneLine.of(result.step()) + " on " + OneLine.of(result.kubernetes());
    out.append(style(result.verdict()).of(where + ": " + word(result.verdict()), screen))
        .append('\n');
    detail(out, "expected", result.expected());
    detail(out, "observed", result.observed());
    detail(out, "cause", result.cause());
    result.evidence().stream()
        .filter(evidence -> evidence.title().equals(BUNDLE))
        // Never broken: a path is there to be copied.
        .forEach(bundle -> detailLine(out, "evidence", OneLine.of(bundle.text())));
    out.append('\n');
  }

  private void detail(StringBuilder out, String name, String text) {
    if (text.isBlank()) {
      return;
    }
    String label = name;
    for (String part : TextWrap.lines(text, columns - 12)) {
      detailLine(out, label, part);
      label = "";
    }
  }

  private void detailLine(StringBuilder out, String label, String text) {
    out.append(GAP).append(Style.DIM.of(padded(label, 8), screen)).append(GAP);
    out.append(text).append('\n');
  }

  private static void line(StringBuilder out, String first, String rest) {
    out.append((first + GAP + rest).stripTrailing()).append('\n');
  }

  private static int widest(Stream<String> texts, int atLeast) {
    return Math.max(atLeast, texts.mapToInt(t -> TextWrap.length(OneLine.of(t))).max().orElse(0));
  }

  private static String word(Verdict verdict) {
    String word = verdict.word();
    return verdict == Verdict.DIFFERS ? word.toUpperCase(Locale.ROOT) : word;
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case AS_EXPECTED -> Style.GREEN;
      case DIFFERS -> Style.RED;
      case NOT_OBSERVED -> Style.YELLOW;
      case NOT_APPLICABLE -> Style.DIM;
    };
  }
}
