package io.github.kindproof.upgrade.matrix.run;

import java.nio.file.Path;

/** The journal of an earlier run, which a resumed one reads. */
public final class JournalLines {
  private JournalLines() {}

  /** Read it. */
  public static void read(Path file) {
    Journal.read(file);
  }
}
