package io.github.kindproof.internal.image;

import io.github.kindproof.internal.progress.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was said. */
final class HeardProgress implements Progress {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  List<String> lines() {
    return lines;
  }

  @Override
  public Task begin(String what) {
    lines.add("begin " + what);
    return new Task() {
      @Override
      public void update(String detail) {
        lines.add("update " + detail);
      }

      @Override
      public void done(String note) {
        lines.add("done " + note);
      }

      @Override
      public void failed(String note) {
        lines.add("failed " + note);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void say(String line) {
    lines.add("say " + line);
  }
}
