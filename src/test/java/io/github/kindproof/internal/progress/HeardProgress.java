package io.github.kindproof.internal.progress;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was said. */
public final class HeardProgress implements Progress {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public List<String> lines() {
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
