package io.github.kindproof.seccomp.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An edit of a file's text.
 *
 * @param from the first character to replace, counted from 0
 * @param to the character after the last one
 */
public record TextEdit(int from, int to, String replacement) {
  /** Applies the edits that do not overlap an earlier one. */
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
