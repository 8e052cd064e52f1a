package io.github.kindproof.internal.report;

import io.github.kindproof.internal.io.packaged.PackagedFile;

/** Parts of a page that lists things in titled sections, the urgent ones first. Pure. */
public final class HtmlGroups {
  private HtmlGroups() {}

  /** The style of all reports and of these parts. */
  public static String style() {
    return PackagedFile.text(ReportPage.class, "report.css")
        + PackagedFile.text(HtmlGroups.class, "groups.css");
  }

  /** A section with this HTML in it, or nothing if there is none. */
  public static String section(String title, String content) {
    return content.isEmpty()
        ? ""
        : """
        <section class="kind"><h2>%s</h2>
        <div class="groups">
        %s</div></section>
        """
            .formatted(title, content);
  }

  /**
   * A line that cannot be opened.
   *
   * @param state the class that gives it its color: bad, good, unseen or other
   * @param words what there is to say about the name, unescaped; may be empty
   */
  public static String plain(String state, String name, String words) {
    return "<p class=\"group plain %s\"><span class=\"name\">%s</span>%s</p>\n"
        .formatted(state, Html.escape(name), words.isEmpty() ? "" : ": " + Html.escape(words));
  }
}
