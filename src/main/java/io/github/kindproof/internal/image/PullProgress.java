package io.github.kindproof.internal.image;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The progress of a pull, from the engine's messages about each layer. Not thread-safe. */
final class PullProgress {
  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private boolean retried;
  private boolean givenUp;

  /**
   * Adds an object of the engine's response: {@code {"status": "Downloading", "id": "a1b2…",
   * "progressDetail": {"current": 1, "total": 2}}}.
   */
  void add(JsonNode item) {
    String id = item.path("id").asString("");
    String status = item.path("status").asString("");
    if (id.isEmpty() || status.startsWith("Pulling from")) {
      return;
    }
    Layer before = layers.getOrDefault(id, Layer.NEW);
    Layer after = before.with(status, item.path("progressDetail"));
    if (after.retrying() && !before.retrying()) {
      retried = true;
      givenUp |= before.current() <= before.atRetry();
      after = after.markedRetry();
    }
    layers.put(id, after);
  }

  /** Whether the engine itself retried a layer. */
  boolean retried() {
    return retried;
  }

  /** Whether a layer was retried and then delivered not one more byte. */
  boolean isHopeless() {
    return givenUp;
  }

  /** For example {@code 3 of 7 layers, 120 of 310 MB}. */
  @Override
  public String toString() {
    long done = layers.values().stream().filter(Layer::done).count();
    long current = layers.values().stream().mapToLong(Layer::current).sum();
    long total = layers.values().stream().mapToLong(Layer::total).sum();
    return "%d of %d layers, %d of %d MB"
        .formatted(done, layers.size(), current / 1_000_000, total / 1_000_000);
  }

  /**
   * The bytes of a layer.
   *
   * @param total 0 until known
   * @param atRetry the bytes that had arrived at the last retry; -1 before that
   */
  private record Layer(long current, long total, long atRetry, boolean retrying, boolean done) {
    static final Layer NEW = new Layer(0, 0, -1, false, false);

    Layer with(String status, JsonNode detail) {
      boolean retry = status.startsWith("Retrying");
      if (status.equals("Download complete") || status.equals("Pull complete")) {
        return new Layer(total, total, atRetry, false, status.startsWith("Pull"));
      }
      if (status.equals("Already exists")) {
        return new Layer(current, total, atRetry, false, true);
      }
      if (!status.equals("Downloading")) {
        return new Layer(current, total, atRetry, retry, done);
      }
      return new Layer(
          Math.max(current, detail.path("current").asLong(0)),
          Math.max(total, detail.path("total").asLong(0)),
          atRetry,
          retry,
          done);
    }

    Layer markedRetry() {
      return new Layer(current, total, current, retrying, done);
    }
  }
}
