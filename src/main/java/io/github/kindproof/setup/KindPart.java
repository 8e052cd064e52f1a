package io.github.kindproof.setup;

import io.github.kindproof.progress.Progress;

/** The kind program. */
record KindPart(KindBinary kind) implements SetupPart {
  @Override
  public String name() {
    return "kind";
  }

  @Override
  public boolean isDone() {
    return kind.find().isPresent();
  }

  @Override
  public void run(Progress progress) {
    kind.install(progress);
  }
}
