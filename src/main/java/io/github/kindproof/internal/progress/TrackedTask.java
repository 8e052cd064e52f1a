package io.github.kindproof.internal.progress;

import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** A running task with its current step; reports its end once. */
final class TrackedTask implements Progress.Task {

  interface Owner {
    void ended(TrackedTask task, boolean well, String note);

    /** Called for each step, but not for each count within a step. */
    default void stepped(TrackedTask task) {}
  }

  private final String what;
  private final LongSupplier nanoTime;
  private final Owner owner;
  private final long began;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Span span;
  private volatile String detail = "";

  TrackedTask(String what, LongSupplier nanoTime, Owner owner) {
    this.what = OneLine.of(what);
    this.nanoTime = nanoTime;
    this.owner = owner;
    this.began = nanoTime.getAsLong();
    this.span = Trace.begin(Category.TASK, this.what);
  }

  String what() {
    return what;
  }

  String detail() {
    return detail;
  }

  Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - began);
  }

  @Override
  public void update(String newDetail) {
    String before = detail;
    detail = OneLine.of(newDetail);
    if (!words(detail).equals(words(before))) {
      owner.stepped(this);
    }
  }

  private static String words(String detail) {
    return detail.replaceAll("[0-9.]+", "");
  }

  @Override
  public void done(String note) {
    end(true, note);
  }

  @Override
  public void failed(String note) {
    end(false, note);
  }

  @Override
  public void close() {
    end(false, "not finished");
  }

  private void end(boolean well, String note) {
    if (ended.compareAndSet(false, true)) {
      span.detail(well ? "done" : "failed", note);
      span.close();
      owner.ended(this, well, OneLine.of(note));
    }
  }
}
