package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.progress.Progress;

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
