package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the parts that aren't done yet, in order. Two set-ups with one cache wait for each other.
 *
 * @param cache whose set-up it is
 * @param parts the parts, each after those that it needs
 */
public record Setup(KindproofCache cache, List<SetupPart> parts) {
  public Setup {
    parts = List.copyOf(parts);
  }

  /**
   * Provides the engine and kind, then these parts.
   *
   * @param more for example the images
   */
  public static Setup with(KindproofCache cache, List<SetupPart> more) {
    List<SetupPart> parts = new ArrayList<>();
    parts.add(new KindPart(KindBinary.in(cache)));
    parts.addAll(more);
    return withoutKind(cache, parts);
  }

  /** Provides the engine, then these parts. */
  public static Setup withoutKind(KindproofCache cache, List<SetupPart> more) {
    List<SetupPart> parts = new ArrayList<>();
    parts.add(EnginePart.ofThisMachine(cache));
    parts.addAll(more);
    return new Setup(cache, parts);
  }

  /**
   * Runs what has to be run, and tells how long each part took.
   *
   * @return the parts that were run
   */
  public List<String> run(Progress progress) {
    List<String> ran = new ArrayList<>();
    List<String> times = new ArrayList<>();
    Optional<CacheLock> lock = Optional.empty();
    try {
      for (SetupPart part : parts) {
        if (part.isDone()) {
          continue;
        }
        if (lock.isEmpty()) {
          lock = Optional.of(lock(progress));
          if (part.isDone()) { // by the set-up that this one waited for
            continue;
          }
        }
        Instant start = Instant.now();
        part.run(progress);
        Duration took = Duration.between(start, Instant.now());
        ran.add(part.name());
        times.add("%s %.1f s".formatted(part.name(), took.toMillis() / 1000.0));
      }
    } finally {
      lock.ifPresent(CacheLock::close);
    }
    progress.say("set-up: " + (ran.isEmpty() ? "nothing to do" : String.join(", ", times)));
    return ran;
  }

  private CacheLock lock(Progress progress) {
    return CacheLock.take(
        cache.folder("locks").resolve("setup.lock"),
        () -> progress.say("waiting for another set-up that uses " + cache.root()));
  }
}
