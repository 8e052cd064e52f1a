package io.github.kindproof.internal.image;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.progress.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One pull by the engine, ended when nothing comes any more. */
final class ImagePull implements ResultCallback<PullResponseItem> {
  private static final long LOOK_EVERY_MILLIS = 200;

  private final PullLimits limits;
  private final Progress.Task task;
  private final PullProgress layers = new PullProgress();
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private @Nullable Closeable stream;
  private boolean begun;
  private long lastNews = System.nanoTime();

  ImagePull(PullLimits limits, Progress.Task task) {
    this.limits = limits;
    this.task = task;
  }

  /**
   * What went wrong, in the engine's words; empty if it ended well.
   *
   * @throws InterruptionException if this thread was interrupted
   */
  Optional<String> await() {
    try {
      while (true) {
        try {
          String said = failure.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
          return said.isEmpty() ? Optional.empty() : Optional.of(said);
        } catch (TimeoutException e) {
          complaint().ifPresent(failure::complete);
        }
      }
    } catch (InterruptedException e) {
      throw InterruptionException.of("the pull of an image", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("never completed so", e);
    } finally {
      close(); // without a listener the engine ends the pull and drops what came
    }
  }

  /** Whether the engine, by itself, tried a part again. */
  synchronized boolean retried() {
    return layers.retried();
  }

  private synchronized Optional<String> complaint() {
    if (layers.isHopeless()) {
      return Optional.of("connection reset, and again when tried once more");
    }
    long silence = System.nanoTime() - lastNews;
    if (!begun && silence > limits.first().toNanos()) {
      return Optional.of("no answer within " + limits.first().toSeconds() + " s");
    }
    return begun && silence > limits.silence().toNanos()
        ? Optional.of("the registry sends no more, for " + limits.silence().toSeconds() + " s")
        : Optional.empty();
  }

  @Override
  public synchronized void onStart(Closeable closeable) {
    stream = closeable;
  }

  @Override
  public void onNext(PullResponseItem item) {
    String shown;
    synchronized (this) {
      begun = true;
      lastNews = System.nanoTime();
      layers.add(item);
      shown = layers.toString();
    }
    if (item.isErrorIndicated()) {
      String said = item.getErrorDetail() == null ? null : item.getErrorDetail().getMessage();
      failure.complete(said == null ? "no reason given" : said);
    } else {
      task.update(shown);
    }
  }

  @Override
  public void onError(Throwable failed) {
    failure.complete(failed.getMessage() == null ? failed.toString() : failed.getMessage());
  }

  @Override
  public void onComplete() {
    failure.complete("");
  }

  @Override
  public void close() {
    Closeable open;
    synchronized (this) {
      open = stream;
    }
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // It is closed one way or the other.
    }
  }
}
