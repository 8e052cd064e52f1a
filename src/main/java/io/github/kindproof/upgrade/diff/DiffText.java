package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.progress.OneLine;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.Style;
import java.util.List;
import org.apiguardian.api.API;

/** A diff for a terminal. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiffText {
  private static final int EVIDENCE = 160;
  private static final int PIECES = 2;

  private final UpgradeDiff diff;
  private final Screen screen;
  private final StringBuilder out = new StringBuilder();

  private DiffText(UpgradeDiff diff, Screen screen) {
    this.diff = diff;
    this.screen = screen;
  }

  /** Return the text, with a line end after each line. */
  public static String of(UpgradeDiff diff, Screen screen) {
    DiffText text = new DiffText(diff, screen);
    text.write();
    return text.out.toString();
  }

  private void write() {
    line("from  " + diff.from());
    line("to    " + diff.to());
    for (ChangeKind kind : ChangeKind.values()) {
      List<ChangeGroup> groups = ChangeGroup.of(diff.changes(kind));
      if (!groups.isEmpty()) {
        line("");
        line(Style.BOLD.of(kind.title(), screen));
        groups.forEach(this::group);
      }
    }
    if (!diff.unseen().isEmpty()) {
      line("");
      line(Style.BOLD.of("Not observed", screen));
      diff.unseen().forEach(it -> line(mark("?", Style.YELLOW) + it.what() + ": " + it.why()));
    }
    line("");
    diff.warnings().forEach(it -> line(Style.YELLOW.of("warning: ", screen) + it));
    line(diff.sentence());
  }

  private void group(ChangeGroup group) {
    JudgedChange judged = group.first();
    line(mark(judged) + OneLine.of(group.name() + ": " + group.words()));
    AllowedChange allowed = judged.allowed();
    if (allowed != null) {
      line("      accepted until " + allowed.until() + ": " + OneLine.of(allowed.reason()));
    }
    if (judged.standsAgainst()) {
      evidence("before", judged.change().from());
      evidence("after ", judged.change().to());
    }
  }

  /** The part of each piece that fits on a line; the page has all of it. */
  private void evidence(String when, List<Evidence> evidence) {
    for (Evidence piece : evidence.subList(0, Math.min(PIECES, evidence.size()))) {
      String text = OneLine.of(piece.text());
      if (!text.isEmpty()) {
        String shown = OneLine.cut(piece.title() + ": " + text, EVIDENCE);
        line("      " + Style.DIM.of(when, screen) + "  " + shown);
      }
    }
  }

  private String mark(JudgedChange judged) {
    if (judged.standsAgainst()) {
      return mark("✗", Style.RED);
    }
    if (judged.allowed() != null) {
      return mark("~", Style.YELLOW);
    }
    return judged.change().kind() == ChangeKind.BETTER ? mark("✓", Style.GREEN) : "  - ";
  }

  private String mark(String sign, Style style) {
    return "  "
        + style.of(screen.unicode() || sign.charAt(0) < 128 ? sign : ascii(sign), screen)
        + " ";
  }

  private static String ascii(String sign) {
    return sign.equals("✗") ? "x" : "+";
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
