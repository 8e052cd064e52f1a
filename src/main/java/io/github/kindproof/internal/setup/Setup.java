package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.LockWait;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.progress.Seconds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the parts that are not done yet, in order. Two setups with the same cache wait for each
 * other.
 */
public record Setup(KindproofCache cache, List<SetupPart> parts) {
  public Setup {
    parts = List.copyOf(parts);
  }

  /** Sets up the engine and kind, then these parts. */
  public static Setup with(KindproofCache cache, EngineSearch engine, List<SetupPart> more) {
    List<SetupPart> parts = new ArrayList<>();
    parts.add(new KindPart(KindBinary.in(cache)));
    parts.addAll(more);
    return withoutKind(cache, engine, parts);
  }

  /** Sets up the engine, then these parts. */
  public static Setup withoutKind(KindproofCache cache, EngineSearch engine, List<SetupPart> more) {
    List<SetupPart> parts = new ArrayList<>();
    parts.add(EnginePart.ofThisMachine(cache, engine));
    parts.addAll(more);
    return new Setup(cache, parts);
  }

  /** Runs the parts that are not done, and reports how long each took. */
  public void run(Progress progress) {
    List<String> times = new ArrayList<>();
    Optional<CacheLock> lock = Optional.empty();
    try {
      for (SetupPart part : parts) {
        if (part.isDone()) {
          continue;
        }
        if (lock.isEmpty()) {
          lock = Optional.of(lock(progress));
          if (part.isDone()) { // by the setup that this one waited for
            continue;
          }
        }
        Instant start = Instant.now();
        part.run(progress);
        Duration took = Duration.between(start, Instant.now());
        times.add(part.name() + " " + Seconds.of(took));
      }
    } finally {
      lock.ifPresent(CacheLock::close);
    }
    progress.say("setup: " + (times.isEmpty() ? "nothing to do" : String.join(", ", times)));
  }

  private CacheLock lock(Progress progress) {
    return LockWait.take(
        cache.folder("locks").resolve("setup.lock"),
        "another setup that uses " + cache.root(),
        progress);
  }
}
