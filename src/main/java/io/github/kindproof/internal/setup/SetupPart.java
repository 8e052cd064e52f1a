package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.progress.Progress;

/** A part of setup. */
public interface SetupPart {
  String name();

  /** Whether it is present already; quick, and changes nothing. */
  boolean isDone();

  /** Sets it up, after the parts before it; an interruption leaves nothing half done. */
  void run(Progress progress);
}
