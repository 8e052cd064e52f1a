package io.github.kindproof.seccomp.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a file's text that puts a problem right.
 *
 * @param from the first character that goes, counted from 0
 * @param to after the last character that goes
 * @param replacement what comes instead
 */
public record TextEdit(int from, int to, String replacement) {
  /** Makes as many of the edits as touch one another nowhere, the earlier first. */
  public static String apply(String text, List<TextEdit> edits) {
    List<TextEdit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(TextEdit::from).thenComparingInt(TextEdit::to));
    StringBuilder changed = new StringBuilder();
    int done = 0;
    for (TextEdit edit : ordered) {
      if (edit.from < done) {
        continue;
      }
      changed.append(text, done, edit.from).append(edit.replacement);
      done = edit.to;
    }
    return changed.append(text.substring(done)).toString();
  }
}
