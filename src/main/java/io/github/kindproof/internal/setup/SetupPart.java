package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.progress.Progress;

/** One of the things that set-up provides. */
public interface SetupPart {
  /** What it provides, for example {@code kind}. */
  String name();

  /** Whether it is there already. Looks only, and is quick. */
  boolean isDone();

  /** Provides it, after the parts before it; interrupted, it leaves nothing half done. */
  void run(Progress progress);
}
