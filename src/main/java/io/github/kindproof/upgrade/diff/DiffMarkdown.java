package io.github.kindproof.upgrade.diff;

import static io.github.kindproof.internal.report.MarkdownText.text;

import io.github.kindproof.Evidence;
import java.util.List;
import org.apiguardian.api.API;

/** A diff as Markdown for a comment on a pull request: short, with its evidence folded away. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiffMarkdown {
  /** A comment holds 65,536 characters; logs are cut long before. */
  private static final int EVIDENCE = 1500;

  private static final int LIMIT = 60_000;

  private final UpgradeDiff diff;
  private final StringBuilder out = new StringBuilder();

  private DiffMarkdown(UpgradeDiff diff) {
    this.diff = diff;
  }

  /** Return the text. */
  public static String of(UpgradeDiff diff) {
    DiffMarkdown markdown = new DiffMarkdown(diff);
    markdown.write();
    return markdown.out.toString();
  }

  private void write() {
    String sign =
        switch (diff.verdict()) {
          case DIFFERS -> "❌";
          case NOT_OBSERVED -> "⚠️";
          default -> "✅";
        };
    out.append("### ").append(sign).append(" Upgrade: ").append(diff.sentence());
    out.append(
        "\n\n| | Kubernetes | containerd | low-level runtime | libseccomp |\n|---|---|---|---|---|\n");
    row("from", diff.from());
    row("to", diff.to());
    for (ChangeKind kind : ChangeKind.values()) {
      List<ChangeGroup> groups = ChangeGroup.of(diff.changes(kind));
      if (!groups.isEmpty()) {
        out.append("\n**").append(kind.title()).append("**\n\n");
        groups.forEach(this::group);
      }
    }
    if (!diff.unseen().isEmpty()) {
      out.append("\n**Not observed**\n\n");
      diff.unseen()
          .forEach(it -> out.append("- ").append(text(it.what() + ": " + it.why())).append('\n'));
    }
    if (!diff.warnings().isEmpty()) {
      out.append('\n');
      diff.warnings().forEach(it -> out.append("> warning: ").append(text(it)).append("\n>\n"));
    }
  }

  private void row(String side, SideVersions versions) {
    out.append(
        "| %s | %s | %s | %s | %s |\n"
            .formatted(
                side,
                text(versions.kubernetes()),
                text(versions.containerd()),
                text(versions.lowLevelRuntime()),
                text(versions.libseccomp())));
  }

  private void group(ChangeGroup group) {
    JudgedChange judged = group.first();
    out.append(judged.standsAgainst() ? "- ❌ **" : "- **")
        .append(text(group.name()))
        .append("**: ");
    out.append(text(group.words()));
    AllowedChange allowed = judged.allowed();
    if (allowed != null) {
      out.append(" _(accepted until ").append(allowed.until()).append(": ");
      out.append(text(allowed.reason())).append(")_");
    }
    out.append('\n');
    if (judged.standsAgainst() && out.length() < LIMIT) {
      out.append("  <details><summary>evidence</summary>\n\n");
      evidence("before", judged.change().from());
      evidence("after", judged.change().to());
      out.append("  </details>\n");
    }
  }

  private void evidence(String when, List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return;
    }
    out.append("  ").append(when).append(":\n\n");
    for (Evidence piece : evidence) {
      String all = piece.title() + "\n" + piece.text().strip();
      String cut = all.length() > EVIDENCE ? all.substring(0, EVIDENCE) + "\n…" : all;
      // Indented by six it is code in a list's item, and no fence in a log can end it.
      cut.lines().forEach(line -> out.append("      ").append(line).append('\n'));
      out.append('\n');
    }
  }
}
